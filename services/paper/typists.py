"""Typed twice means by two people. Where nobody else of the division could, the one says why, and the results show it."""

from common.models import StaffUser

from ..models import PaperBatch

RIGHT = "services.change_paperbatch"
OTHER = {1: "second_by", 2: "first_by"}
REASON_MISSING = "โปรดระบุเหตุที่ไม่มีอีกคนหนึ่งกรอก"


def is_alone(batch: PaperBatch, which: int, user: StaffUser) -> bool:
    """Return whether `user` typed the other entry of the bundle too."""
    return getattr(batch, f"{OTHER[which]}_id") == user.pk


def others(batch: PaperBatch, user: StaffUser) -> list[StaffUser]:
    """Return who else of the service's division may type the bundle, by name."""
    division = StaffUser.objects.filter(is_active=True, is_staff=True, division=batch.service.division)
    found = division.exclude(division=None).exclude(pk=user.pk).order_by("first_name", "username")
    return [one for one in found if one.has_perm(RIGHT)]


def refusal(batch: PaperBatch, which: int, user: StaffUser, reason: str = "") -> str:
    """Return why `user` may not type this entry, as a Thai sentence; "" when there is no reason not to."""
    if not is_alone(batch, which, user):
        return ""
    if found := others(batch, user):
        names = " หรือ ".join(one.get_full_name() or one.username for one in found[:3])
        return f"ท่านกรอกชุดนี้ไว้แล้วครั้งหนึ่ง อีกครั้งหนึ่งต้องเป็นอีกคนหนึ่ง เช่น {names}"
    return "" if reason else REASON_MISSING
