"""`manage.py complaints_retention [--dry-run]`: destroy cases whose time is over."""

from django.core.management.base import BaseCommand

from complaints.cases import retention
from complaints.row_macs import Altered


class Command(BaseCommand):
    help = "ทำลายเรื่องที่พ้นกำหนดเก็บรักษา เว้นเรื่องที่ระงับการทำลาย"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="แสดงเรื่องที่จะทำลาย โดยไม่ทำลาย")

    def handle(self, *, dry_run, **options):
        for case in retention.due():
            words = "จะทำลาย" if dry_run else self._destroyed(case)
            if words:
                self.stdout.write(f"{words} {case.number} {case.get_door_display()} ยุติเมื่อ {case.closed_on.isoformat()}")

    def _destroyed(self, case):
        try:
            return "ทำลายแล้ว" if retention.destroy(case) else ""
        except Altered:
            return "ไม่ทำลาย เพราะข้อมูลไม่ตรงกับที่ระบบบันทึกไว้:"
