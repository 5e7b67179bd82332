"""What the admin's first page says while the site has no office."""

from collections.abc import Iterator

from django.urls import reverse

from common.dashboard import Level, Notice
from common.models import StaffUser

from . import office


def notices(user: StaffUser) -> Iterator[Notice]:
    """Lead the first administrator to the page where the office is entered."""
    if user.is_superuser and not office.is_open():
        yield Notice(
            Level.TASK, "เว็บไซต์นี้ยังไม่มีหน่วยงาน: กรอกชื่อ ส่วนราชการ และตรา", reverse("admin:new_office"), first=True
        )
