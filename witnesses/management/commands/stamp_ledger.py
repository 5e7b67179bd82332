"""`manage.py stamp_ledger`: have the ledger's head stamped by the service of TIMESTAMP_URL. Run it once a day."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from witnesses import stamping


class Command(BaseCommand):
    help = "ขอตราเวลา (RFC 3161) ของรายการล่าสุดในทะเบียนจากผู้ให้บริการใน TIMESTAMP_URL"

    def handle(self, **options: Any) -> None:
        if not settings.TIMESTAMP_URL:
            self.stdout.write("ยังไม่ได้กำหนดผู้ประทับเวลา (TIMESTAMP_URL)")
            return
        try:
            stamp = stamping.stamp()
        except stamping.NotStamped as why:
            raise CommandError(f"ไม่ได้ตราเวลา: {why}") from why
        told = f"รายการที่ {stamp.position} ประทับเวลา {stamp.stamped_at.isoformat()}" if stamp else "ทะเบียนยังไม่มีรายการ"
        self.stdout.write(told)
