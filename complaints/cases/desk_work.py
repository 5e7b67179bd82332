"""What an officer does with a case besides moving it: write, note, assign, enter one that came by other ways."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from common.models import Division

from ..models import Door
from . import messages, workflow
from .open_case import Entry, OpenCase

CHANNELS = [("walk-in", "มาด้วยตนเอง"), ("phone", "โทรศัพท์"), ("letter", "จดหมาย"), ("box", "กล่องรับเรื่อง")]


def write(opened: OpenCase, *, text: str, by: str, arrived=(), item=None, at: datetime | None = None) -> None:
    """Send the reporter a message with files: it counts as the answer. The same `item` twice is sent once.

    Raises ValidationError when it is empty or too much.
    """
    at = at or timezone.now()
    if messages.send(opened, text=text, by=by, arrived=arrived, item=item, at=at):
        workflow.note_answer(opened.case, timezone.localdate(at))


def note(opened: OpenCase, *, text: str, by: str, item=None, at: datetime | None = None) -> None:
    """Leave a note for the readers alone, the same `item` once. Raises ValidationError when empty or too long."""
    text = messages.said(text)
    if not text:
        raise ValidationError("โปรดเขียนบันทึก")
    if not opened.case.items.filter(pk=item).exists():
        opened.add(Entry("note", by, at or timezone.now(), {"text": text}, staff_only=True), item=item)


def assign(opened: OpenCase, *, division: str, by: str, at: datetime | None = None) -> None:
    """Assign a case of the general door to a division, by its code. Raises ValidationError."""
    found = Division.objects.filter(code=division).first()
    if opened.case.door != Door.GENERAL or found is None:
        raise ValidationError("มอบหมายได้เฉพาะเรื่องทั่วไป และต้องเลือกส่วนราชการ")
    opened.set_leaf("summary", opened.summary | {"division": found.name})
    opened.add(Entry("assigned", by, at or timezone.now(), {"text": found.name}))


def hold(opened: OpenCase, *, held: bool, by: str, at: datetime | None = None) -> None:
    """Put a case under legal hold, or lift it: a held case is never destroyed. Nothing happens when it stands so already."""
    if opened.case.legal_hold == held:
        return
    opened.case.legal_hold = held
    words = "ระงับการทำลายเรื่อง" if held else "ยกเลิกการระงับการทำลายเรื่อง"
    opened.add(Entry("note", by, at or timezone.now(), {"text": words}, staff_only=True))
