"""Who of the readers may see the reporter's name: one who asked with a reason, once a second reader agreed.

Asking and agreeing are `by_two`'s; here is what follows from it.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from ..cases import identity
from ..cases.open_case import REPORTER, Entry, OpenCase, writing
from ..models import Reader

OPENED_TO = "named_to"  # in the sealed list of readers: the ids of those who may see the name
LABEL = "เปิดซองชื่อและช่องทางติดต่อของผู้แจ้ง"
NOT_YET = "ซองชื่อผู้แจ้งเปิดได้เมื่อผู้รับเรื่องอีกคนเห็นพ้องแล้วเท่านั้น"


def is_open_to(opened: OpenCase, reader: Reader) -> bool:
    """Return whether a second reader agreed that this one sees the name."""
    return reader.pk in opened.leaf("readership").get(OPENED_TO, ())


def shown_to(opened: OpenCase, reader: Reader) -> dict:
    """Return name and contact. Raises ValidationError for one to whom nobody agreed."""
    if not is_open_to(opened, reader):
        raise ValidationError(NOT_YET)
    return identity.read(opened)


def check_asking(opened: OpenCase, reader: Reader) -> None:
    """Raise ValidationError when there is nothing to ask for."""
    if not identity.is_given(opened):
        raise ValidationError("เรื่องนี้ผู้แจ้งไม่ได้แจ้งชื่อ")
    if is_open_to(opened, reader):
        raise ValidationError("ซองนี้เปิดให้ท่านแล้ว")


def open_to(opened: OpenCase, reader: int, *, by: Reader, text: str, at: datetime | None = None) -> None:
    """Let the reader who asked see the name, at the word of the second, `by`; the thread tells the reporter why and who."""
    readership = opened.leaf("readership")
    opened.set_leaf("readership", readership | {OPENED_TO: [*readership.get(OPENED_TO, ()), reader]})
    opened.add(Entry("identity-opened", str(by), at or timezone.now(), {"text": text}))


def name_oneself(opened: OpenCase, who: dict, *, at: datetime | None = None) -> None:
    """Take the name and contact that the reporter gives now, {} to take them back; whoever saw those of before must ask anew.

    Nothing happens when they are those of before.
    """
    with writing(opened) as again:
        if identity.read(again) == who:
            return
        identity.put(again, who)
        if again.opens("readership"):
            again.set_leaf("readership", again.leaf("readership") | {OPENED_TO: []})
        again.add(Entry("identity-given" if who else "identity-taken-back", REPORTER, at or timezone.now()))
