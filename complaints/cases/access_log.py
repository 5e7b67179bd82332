"""Who opened what of a case, and when: a note at the first opening of a day, under the key of the readers alone."""

from datetime import date, datetime

from django.utils import timezone

from . import former
from .open_case import Entry, OpenCase, writing

OPENED = "opened"
CASE, PRINT = "เปิดเรื่อง", "เปิดหน้าสำหรับพิมพ์"


def note(opened: OpenCase, *, what: str, by: str, at: datetime | None = None) -> OpenCase:
    """Return the case with this opening noted, once a day for each reader and thing; its reporter sees the latest day."""
    at = at or timezone.now()
    today = timezone.localdate(at)
    if any((one.by, one.content["text"]) == (by, what) for one in _of(opened, today)):
        return opened
    with writing(opened) as again:
        again.set_leaf("summary", again.summary | {"opened": today.isoformat()})
        again.add(Entry(OPENED, by, at, {"text": what}, staff_only=True))
    return again


def _of(opened: OpenCase, today: date) -> list[Entry]:
    """The openings of a day, found from the newest note back to the first of another day."""
    found: list[Entry] = []
    waiting = former.waiting(opened.case)
    for item in opened.case.items.filter(staff_only=True, sequence__gt=waiting).order_by("-sequence"):
        entry = opened.opened(item)
        if timezone.localdate(entry.at) != today:
            break
        found += [entry] if entry.type == OPENED else []
    return found


def last_opened(opened: OpenCase) -> date | None:
    """Return the latest day on which a reader opened the case; None while nobody has."""
    day = opened.summary.get("opened")
    return date.fromisoformat(day) if day else None


def apart(notes: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the notes that somebody wrote, and the openings, the latest first."""
    openings = [entry for entry in notes if entry.type == OPENED]
    return [entry for entry in notes if entry.type != OPENED], openings[::-1]
