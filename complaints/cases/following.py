"""What a reporter may do with a filed case: reply, add files, take a step of the workflow, rate it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from ..files.uploads import Arrived
from . import messages, questions, workflow
from .messages import said
from .open_case import REPORTER, TALK, Entry, OpenCase, writing
from .workflow import AGAIN, Status

STARS = range(1, 6)
NEVER_RATED = (Status.WITHDRAWN, Status.FORWARDED)  # what there is to rate, nobody or another agency does


def is_over(opened: OpenCase) -> bool:
    """Return whether the case takes no more messages: withdrawn, or confirmed and the office has not written since."""
    status = opened.summary["status"]
    return status == Status.WITHDRAWN or (status == Status.CONFIRMED and not _was_written_to(opened.entries()))


def _was_written_to(entries: Sequence[Entry]) -> bool:
    """Return whether the office told the reporter something after he confirmed, which no step follows."""
    confirmed = next(entry.sequence for entry in entries if entry.content.get("status") == Status.CONFIRMED)
    return any(entry.by != REPORTER and entry.type in TALK and entry.sequence > confirmed for entry in entries)


def may_withdraw(opened: OpenCase) -> bool:
    """Return whether withdrawing is open to the reporter now."""
    return workflow.WITHDRAW in workflow.edges(opened, by_reporter=True)


def may_rate(opened: OpenCase) -> bool:
    """Return whether the reporter may say how the office did: it ended the case itself, and was not rated."""
    is_unrated = "stars" not in opened.summary
    return bool(opened.case.closed_on) and opened.summary["status"] not in NEVER_RATED and is_unrated


def answer(entries: Sequence[Entry]) -> Entry | None:
    """Return the office's last words to the reporter, no question, since the case was filed or last opened again; None before them."""
    for entry in reversed(entries):
        if entry.content.get("status") in AGAIN:
            return None
        if entry.by != REPORTER and entry.type in TALK and entry.content.get("text") and "asks" not in entry.content:
            return entry
    return None


def question(opened: OpenCase, entries: Sequence[Entry]) -> Entry | None:
    """Return the office's question that waits for the reporter; None where none does."""
    if questions.waiting(opened.summary) is None:
        return None
    return next((entry for entry in reversed(entries) if "asks" in entry.content), None)


def reply(opened: OpenCase, *, text: str, arrived: Sequence[Arrived], item: UUID, at: datetime | None = None) -> None:
    """Add the reporter's message and files; the same `item` twice is added once. Raises ValidationError."""
    if is_over(opened):
        raise ValidationError("เรื่องนี้ยุติแล้ว จึงส่งข้อความเพิ่มไม่ได้ หากมีข้อเท็จจริงใหม่ โปรดแจ้งเป็นเรื่องใหม่")
    with writing(opened) as again:
        messages.send(again, text=text, by=REPORTER, arrived=arrived, item=item, at=at)


def step(opened: OpenCase, *, to: str, text: str = "", at: datetime | None = None) -> None:
    """Withdraw, confirm or reopen. Raises ValidationError when that is not open to the reporter now.

    Appealing changes who reads: `readers.appeals`.
    """
    if to not in Status.values or to == Status.APPEALED:
        raise ValidationError("ไม่มีการดำเนินการนี้")
    with writing(opened) as again:
        workflow.move(again, to=Status(to), by=REPORTER, by_reporter=True, text=text, at=at)


def rate(opened: OpenCase, *, stars: str, text: str = "", at: datetime | None = None) -> None:
    """Rate a closed case once, with one to five stars. Raises ValidationError."""
    if stars not in map(str, STARS):
        raise ValidationError("โปรดเลือกระดับความพึงพอใจ")
    with writing(opened) as again:
        if not may_rate(again):
            raise ValidationError("ให้คะแนนได้ครั้งเดียวเมื่อเรื่องยุติแล้ว เรื่องที่ถอนหรือส่งต่อหน่วยงานอื่นไม่มีการให้คะแนน")
        again.set_leaf("summary", again.summary | {"stars": int(stars)})
        again.add(Entry("rating", REPORTER, at or timezone.now(), {"stars": int(stars), "text": said(text)}))
