"""`manage.py nightly NAME`: one of the daily commands, as its timer starts it. What fails is told to ERRORS_TO by mail.

A command of the complaints tells by its exit code alone: which case made it fail is nobody's business.
"""

import logging
from argparse import ArgumentParser

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "ทำงานประจำวันหนึ่งคำสั่ง หากไม่สำเร็จแจ้งผู้ดูแลระบบทางอีเมล (ERRORS_TO)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=sorted(get_commands()), metavar="NAME")

    def handle(self, *, name: str, **options: object) -> None:
        try:
            call_command(name, stdout=self.stdout, stderr=self.stderr)
        except Exception:
            if get_commands()[name] != "complaints":
                logging.getLogger(f"nightly.{name}").exception("a daily command failed")
            raise
