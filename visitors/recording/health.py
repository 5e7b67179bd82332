"""Whether the counter can write, for the staff dashboard."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from common import patience
from common.dashboard import Level, Notice
from common.models import StaffUser
from common.thai import format_datetime

from ..models import Interruption
from . import store
from .recorder import recorder

TOLD_FOR = timedelta(days=7)
PATIENCE_SECONDS = 1


def notices(user: StaffUser) -> Iterator[Notice]:
    """Yield what the dashboard tells about the counter, to whoever may see when it could not write."""
    if user.has_perm("visitors.view_interruption") and (found := notice()):
        yield found


def notice(at: datetime | None = None) -> Notice | None:
    """Return the Notice for staff when the counter can't write or could not within TOLD_FOR, else None."""
    at = at or timezone.now()
    try:
        patience.within(store.probe, timezone.localdate(at), seconds=PATIENCE_SECONDS)
        last = Interruption.objects.filter(ended_at__gt=at - TOLD_FOR).first()
    except DatabaseError:
        return _now(recorder.breaker.began_at or at)
    if recorder.breaker.began_at:
        return _now(recorder.breaker.began_at)
    return _past(last) if last else None


def _now(began_at: datetime) -> Notice:
    return Notice(
        Level.WRONG,
        f"ตัวนับผู้เยี่ยมชมบันทึกลงฐานข้อมูลไม่ได้ตั้งแต่ {format_datetime(began_at)} "
        "หน้าเว็บยังเปิดได้ตามปกติและแสดงตัวเลขล่าสุดที่ทราบ โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้ตรวจพื้นที่ดิสก์และฐานข้อมูล",
    )


def _past(interruption: Interruption) -> Notice:
    return Notice(
        Level.FINE,
        f"ตัวนับผู้เยี่ยมชมเคยบันทึกลงฐานข้อมูลไม่ได้ระหว่าง {format_datetime(interruption.began_at)} "
        f"ถึง {format_datetime(interruption.ended_at)} ขณะนี้บันทึกได้ตามปกติแล้ว",
        reverse("admin:visitors_interruption_changelist"),
    )
