"""`manage.py run_site`: prepare the site, then serve it, for `make run`."""

import os
import sys
import traceback
from typing import Any

from django.core.management.base import CommandError
from django.db import connection
from gunicorn.app import wsgiapp

from common.models import Organisation

from . import prepare_site

GUNICORN = ["gunicorn", "-c", "deploy/gunicorn.conf.py", "kokkhon_ita.wsgi"]
FAILED = "เตรียมเว็บไซต์ไม่สำเร็จ ดูสาเหตุข้างบน\n  The site could not be prepared: the reason stands above"


class Command(prepare_site.Command):
    help = "เตรียมเว็บไซต์แล้วเปิดให้ใช้ (make run)"

    def handle(self, **options: Any) -> None:
        try:
            is_first = Organisation._meta.db_table not in connection.introspection.table_names()
            super().handle(**options)
        except Exception as failure:
            traceback.print_exc()
            raise CommandError(FAILED) from failure
        where = f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
        self.stdout.write(f"เปิดเว็บไซต์ที่ {where} (หยุดด้วย Ctrl-C)")
        self.stdout.flush()
        self._serve(is_first)

    def _serve(self, is_first: bool) -> None:
        """Become gunicorn: after a first start anew, without all that making content has loaded, else as the process that is set up."""
        if is_first:
            os.execv(sys.executable, [sys.executable, "-m", *GUNICORN])  # noqa: S606
        sys.argv = GUNICORN
        wsgiapp.run()
