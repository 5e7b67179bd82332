"""The month's list of cases whose time is over: two of a case's readers confirm, and the nightly task destroys it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from ..cases import retention
from ..cases.open_case import Entry, OpenCase
from ..models import Reader
from . import rekeying

NOT_LISTED = "เรื่องนี้ไม่อยู่ในรายการครบกำหนดเก็บรักษาของเดือนนี้"
ALREADY = "ท่านยืนยันแล้ว รอผู้รับเรื่องอีกคน"
NOBODY = "ไม่มีผู้รับเรื่องอีกคนที่จะยืนยัน และหน่วยงานไม่มีผู้รับเรื่องภายนอก จึงยังทำลายไม่ได้"


def agreed(opened: OpenCase) -> set[int]:
    """Return which of the readers of now confirmed that the case may be destroyed."""
    return set(opened.leaf("readership").get("destroy", ())) & _current(opened)


def agree(opened: OpenCase, *, by: Reader, at: datetime | None = None) -> None:
    """Confirm that a case of this month's list may be destroyed; the second reader's word decides. Call inside `writing`.

    Where nobody else reads it the outside reader is dealt in, and alone on a case needs nobody. Raises ValidationError.
    """
    at = at or timezone.now()
    today, before = timezone.localdate(at), agreed(opened)
    if not retention.listed(today).filter(pk=opened.case.pk).exists():
        raise ValidationError(NOT_LISTED)
    if by.pk in before:
        raise ValidationError(ALREADY)
    if _current(opened) == {by.pk} and not by.outside:
        opened = rekeying.admit_outside(opened, otherwise=NOBODY)
    opened.set_leaf("readership", opened.leaf("readership") | {"destroy": sorted({*before, by.pk})})
    opened.add(Entry("destruction-agreed", str(by), at, staff_only=True))
    if before or _current(opened) == {by.pk}:
        opened.case.agreed_on = today


def _current(opened: OpenCase) -> set[int]:
    return {one["id"] for one in rekeying.readers_of(opened)} - set(rekeying.are_gone(opened))
