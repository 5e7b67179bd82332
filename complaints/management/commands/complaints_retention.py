"""`manage.py complaints_retention [--dry-run]`, every night: destroy the cases of the month's list that their readers agreed on.

`--codes A B`: two keepers agree instead, for cases that no reader holds any more.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from common.thai import format_number
from complaints.cases import retention
from complaints.models import Case
from complaints.readers import rescue
from complaints.row_macs import Altered
from complaints.sealing.errors import BadReceipt, SealError


class Command(BaseCommand):
    help = "ทำลายเรื่องที่ครบกำหนดเก็บรักษาและผู้รับเรื่องสองคนยืนยันแล้ว เว้นเรื่องที่ระงับการทำลาย"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="แสดงจำนวน โดยไม่ทำลาย")
        parser.add_argument("--codes", nargs=2, help="รหัสของผู้ถือกุญแจกู้คืนสองคน ยืนยันแทนในเรื่องที่ไม่มีผู้รับเรื่องเหลือแล้ว")

    def handle(self, *, dry_run: bool, codes: list[str] | None, **options: Any) -> None:
        today = timezone.localdate()
        if codes and not dry_run:
            for case in retention.listed(today):
                self._agree(case, codes)
        if dry_run:
            counts = [format_number(found.count()) for found in (retention.listed(today), retention.agreed(today))]
            self.stdout.write("ครบกำหนด {} เรื่อง ยืนยันครบแล้ว {} เรื่อง".format(*counts))
            return
        for case in retention.agreed(today):
            self._destroy(case)

    def _agree(self, case: Case, codes: list[str]) -> None:
        try:
            rescue.agree_to_destruction(case, codes=codes)
        except Altered:
            self.stderr.write(ALTERED)
        except (SealError, BadReceipt) as error:
            raise CommandError("รหัสสองชุดนี้เปิดเรื่องไม่ได้") from error

    def _destroy(self, case: Case) -> None:
        """Nothing is printed of what was destroyed: the journal is no secret."""
        try:
            retention.destroy(case)
        except Altered:
            self.stderr.write(ALTERED)


ALTERED = "มีเรื่องที่ไม่ทำลาย เพราะข้อมูลไม่ตรงกับที่ระบบบันทึกไว้"
