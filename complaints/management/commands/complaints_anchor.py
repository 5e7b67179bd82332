"""`manage.py complaints_anchor`: the day's hash over all cases, into the public ledger. Run it daily at one fixed minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from complaints import anchoring, freshness
from complaints.sealing.errors import Altered


class Command(BaseCommand):
    help = "ลงรหัสกำกับสถานะของเรื่องร้องเรียนทั้งหมดในทะเบียนการเผยแพร่ วันละครั้งในนาทีเดิม ไม่ว่ามีเรื่องหรือไม่"

    def handle(self, **options: Any) -> None:
        try:
            entry = anchoring.anchor()
        except Altered as error:
            raise CommandError(f"{freshness.OLDER} หากเพิ่งกู้คืนจากสำเนา ให้สั่ง complaints_restored") from error
        self.stdout.write(
            f"ลงรายการที่ {entry.position} แล้ว" if entry else "ไม่มีรายการใหม่: วันนี้ลงแล้ว หรือยังไม่ได้ตั้งห้องรับเรื่องจริง"
        )
