"""The reporter shuts a reader out of a filed case: new keys, and nobody told but those who remain."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from nacl.public import SealedBox

from ..cases import former
from ..cases.open_case import REPORTER, Entry, OpenCase, writing
from . import rekeying
from .roster import KeptOut

TOO_FEW = "จะเหลือผู้รับเรื่องน้อยเกินไป และหน่วยงานยังไม่มีผู้รับเรื่องภายนอกที่อ่านแทนได้ จึงยังกันผู้นี้ออกไม่ได้"


def shut_out(opened: OpenCase, reader_id: int, *, at: datetime | None = None) -> OpenCase:
    """Take a reader off the case for good, at the reporter's word. Call inside `writing`. Returns the case under its new keys.

    Where fewer than two remain the outside reader joins. Raises ValidationError when nobody would be left to read.
    """
    readership = opened.leaf("readership")
    gone = next((one for one in readership["readers"] if one["id"] == reader_id), None)
    if gone is None:
        raise ValidationError("ผู้นี้ไม่ได้อ่านเรื่องนี้อยู่แล้ว")
    left = _left(readership["readers"], reader_id)
    former.remember(opened.case)
    opened.set_leaf("readership", readership | _without(readership, gone))
    fresh = rekeying.renew(opened, left)
    fresh.add(Entry("shut-out", REPORTER, at or timezone.now(), {"text": gone.get("post", gone["name"])}))
    return fresh


def _left(readers: list[dict], gone: int) -> list[dict]:
    try:
        return rekeying.enough([one for one in readers if one["id"] != gone], gone)
    except ValidationError as error:
        raise ValidationError(TOO_FEW) from error


def _without(readership: dict, gone: dict) -> dict:
    """What of the readership says that this reader never comes back."""
    staff = gone.get("staff")
    key = str(staff) if staff else f"reader-{gone['id']}"
    out = KeptOut(key, gone.get("post", gone["name"]), "later").as_dict()
    return {
        "out": [*readership.get("out", ()), out],
        "excluded": sorted({*readership["excluded"], *([staff] if staff else [])}),
        "shut": [*readership.get("shut", ()), gone["id"]],
        "proposed": [one for one in readership["proposed"] if gone["id"] not in (one["id"], one["by"])],
    }


def carried_over(opened: OpenCase, box: SealedBox) -> OpenCase:
    """Return the case, its waiting notes sealed under its present keys where this reader held those of before."""
    keys = former.keys_of(opened.case, box) if opened.case.former else None
    if keys is None:
        return opened
    with writing(opened) as again:
        last = former.waiting(again.case)
        again.case.former = b""
        notes = OpenCase(again.case, keys)
        for item in again.case.items.filter(staff_only=True, sequence__lte=last):
            again.seal_item(item, notes.opened(item))
            item.save(update_fields=["sealed"])
    return again
