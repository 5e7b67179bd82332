"""Going from a case, of one's own accord or taken off it: its reporter is told who reads no more, those who stay learn why."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from ..cases.messages import said
from ..cases.open_case import Entry, OpenCase
from ..models import Reader
from . import farewells, rekeying

NO_REASON = "โปรดเขียนเหตุผล"
STEPPED_ASIDE = "ถอนตัวจากเรื่องนี้"
LEFT_THE_DESK = "พ้นหน้าที่รับเรื่องแล้ว"


def take_off(opened: OpenCase, *, target: int, text: str, by: Reader, at: datetime | None = None) -> None:
    """Take a reader off, and tell why to the reporter and to the one who goes. Raises ValidationError, also without a reason."""
    gone, reason = _reader(opened, target), _reason(text)
    fresh = rekeying.remove(opened, reader_id=target, by=str(by), at=at)
    farewells.leave(fresh.case, public=gone.get("public", ""), text=reason, on=_day(at))
    _tell(fresh, gone, reason, str(by), at)


def take_off_alone(opened: OpenCase, *, target: int, text: str, by: Reader) -> None:
    """Take a reader off at one reader's word, who is named with the reason. Raises ValidationError as `take_off` does."""
    take_off(opened, target=target, text=f"{_reason(text)}\n(โดย {by.post})", by=by)


def take_off_former(opened: OpenCase, *, target: int, by: Reader) -> None:
    """Take somebody off who left the desk, and tell the reporter. Raises ValidationError when too few would remain."""
    gone = _reader(opened, target)
    fresh = rekeying.remove(opened, reader_id=target, by=str(by))
    _tell(fresh, gone, LEFT_THE_DESK, str(by), None)


def step_aside(opened: OpenCase, *, reader: Reader, text: str, at: datetime | None = None) -> None:
    """Leave a case for good: its reporter is told that, the readers who stay also why. Raises ValidationError without a reason."""
    gone, reason = _reader(opened, reader.pk), _reason(text)
    fresh = rekeying.step_aside(opened, reader=reader, at=at)
    why = {"text": f"{STEPPED_ASIDE}: {reason}"}
    fresh.add(Entry("note", str(reader), at or timezone.now(), why, staff_only=True))
    _tell(fresh, gone, STEPPED_ASIDE, str(reader), at)


def _tell(opened: OpenCase, gone: dict, words: str, by: str, at: datetime | None) -> None:
    text = f"{gone.get('post') or gone['name']}\n{words}"
    opened.add(Entry("reader-left", by, at or timezone.now(), {"text": text}))


def _reader(opened: OpenCase, pk: int) -> dict:
    found = next((one for one in rekeying.readers_of(opened) if one["id"] == pk), None)
    if found is None:
        raise ValidationError(rekeying.NOT_READING)
    return found


def _reason(text: str) -> str:
    reason = said(text)
    if not reason:
        raise ValidationError(NO_REASON)
    return reason


def _day(at: datetime | None) -> date:
    return timezone.localdate(at) if at else timezone.localdate()
