"""`manage.py work`: do what waits in the queue, then end; with --stay, wait for more."""

import os
import socket
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from common import migrating, queue

INTERVAL = 1.0
# Then a worker ends, and with it its memory; whoever started it starts the next.
MOST_TASKS = 200
KEPT = timedelta(days=1)
# A piece of work that another machine began is its own for so long.
ELSEWHERE = timedelta(hours=1)


class Command(BaseCommand):
    help = "ทำงานเบื้องหลังที่รออยู่ เช่น จัดทำไฟล์รายงานและดัชนีค้นหา"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stay", action="store_true", help="รองานต่อไปโดยไม่จบการทำงาน")
        parser.add_argument("--again", action="store_true", help="ลองทำงานที่เคยไม่สำเร็จอีกครั้ง")
        parser.add_argument("--lock", type=int, help="ใช้ภายในระบบ: หมายเลขแฟ้มที่ผู้เริ่มงานล็อกไว้ให้")

    def handle(self, *, stay: bool, again: bool, lock: int | None, **options: Any) -> None:
        if migrating.waiting():
            # Code that is about to be started already lies beside a server of the version before: what waits is done after its start.
            self.stdout.write("ฐานข้อมูลยังไม่ปรับตามรุ่นนี้ งานเบื้องหลังรอจนเว็บไซต์เริ่มรุ่นใหม่")
            return
        if again:
            DBTaskResult.objects.failed().update(status="READY", worker_ids=[])
        if lock is None:
            with queue.alone() as own:
                if own is None:
                    self.stdout.write("มีผู้ทำงานเบื้องหลังอยู่แล้ว")
                    return
                _work(stay)
        else:
            _work(stay)
            os.close(lock)
        # Put between the last look and the end of the lock: nobody started a worker for it.
        if not stay and DBTaskResult.objects.ready().exists():
            queue.start()


def _work(stay: bool) -> None:
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=INTERVAL,
        batch=not stay,
        backend_name="default",
        startup_delay=False,
        max_tasks=MOST_TASKS,
        worker_id=f"{_here()}{os.getpid()}",
    )
    worker.configure_signals()
    _take_up_again()
    worker.run()
    while not stay and _try_failed_again():
        worker.run()
    DBTaskResult.objects.successful().filter(finished_at__lt=timezone.now() - KEPT).delete()


def _here() -> str:
    """Return how the names of this data folder's workers begin: at most 55 signs."""
    return f"{socket.gethostname()[:30]}:{settings.DATA_DIR.name[:20]}:"


def _take_up_again() -> None:
    """Let work that a killed process left behind wait again, but not for ever: it may be what kills them."""
    long_ago = timezone.now() - ELSEWHERE
    for row in DBTaskResult.objects.running():
        if (row.worker_ids and row.worker_ids[-1].startswith(_here())) or row.started_at < long_ago:
            row.status = "READY" if len(row.worker_ids) < queue.ATTEMPTS else "FAILED"
            row.save(update_fields=["status"])


def _try_failed_again() -> int:
    """Let what failed less than ATTEMPTS times wait again; return how many."""
    rows = [row for row in DBTaskResult.objects.failed() if len(row.worker_ids) < queue.ATTEMPTS]
    return DBTaskResult.objects.filter(pk__in=[row.pk for row in rows]).update(status="READY")
