"""What the admin's first page tells a superuser of this installation's state."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from common import thai
from common.dashboard import Level, Notice
from common.models import StaffUser

from . import health, keeping

FRESH = timedelta(hours=36)  # a daily backup that came a little late


def notices(user: StaffUser) -> Iterator[Notice]:
    """Yield that the clock has jumped back, how old the newest backup is, or that there is none."""
    if not user.is_superuser:
        return
    yield from (Notice(Level.WRONG, f"{fault.sentence} {fault.step}", first=True) for fault in health.clock())
    backups = keeping.existing(settings.BACKUP_ROOT)
    if not backups:
        yield Notice(Level.LATE, "ยังไม่มีข้อมูลสำรองของเว็บไซต์ ให้ผู้ดูแลเครื่องตั้งเวลา manage.py backup ทุกวัน")
        return
    made = keeping.made_at(backups[-1])
    old = timezone.now() - made > FRESH
    sentence = f"ข้อมูลสำรองล่าสุดทำเมื่อ {thai.format_datetime(made)}"
    yield Notice(Level.LATE if old else Level.FINE, sentence)
