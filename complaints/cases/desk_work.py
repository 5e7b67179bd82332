"""What an officer does with a case besides moving it: write, note, assign, enter one that came by other ways."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from common.models import Division

from ..files.uploads import Arrived
from ..models import Channel
from . import messages, workflow
from .open_case import REPORTER, Entry, OpenCase

CAME_BY = [
    ("walk-in", "มาด้วยตนเอง"),
    ("phone", "โทรศัพท์"),
    ("letter", "จดหมาย"),
    ("box", "กล่องรับเรื่อง"),
    ("e-mail", "อีเมล"),
    ("line", "ไลน์ (LINE)"),
    ("other", "ทางอื่น"),
]


def write(
    opened: OpenCase,
    *,
    text: str,
    by: str,
    arrived: Sequence[Arrived] = (),
    item: UUID | None = None,
    at: datetime | None = None,
) -> None:
    """Send the reporter a message with files: it counts as the answer. The same `item` twice is sent once.

    Raises ValidationError when it is empty or too much.
    """
    at = at or timezone.now()
    if messages.send(opened, text=text, by=by, arrived=arrived, item=item, at=at):
        workflow.note_answer(opened.case, timezone.localdate(at))


def answer(
    opened: OpenCase,
    *,
    text: str,
    to: str,
    by: str,
    arrived: Sequence[Arrived] = (),
    item: UUID | None = None,
    at: datetime | None = None,
) -> None:
    """Send the reporter a message with files, and take the step to the status `to` with the same words; "" takes none.

    The same `item` twice is sent once. Raises ValidationError when a part of it can't be done.
    """
    if not to:
        write(opened, text=text, by=by, arrived=arrived, item=item, at=at)
    elif item is None or not opened.case.items.filter(pk=item).exists():
        _edge_of_an_answer(opened, to)
        if arrived:
            write(opened, text="", by=by, arrived=arrived, at=at)
        workflow.move(opened, to=workflow.Status(to), by=by, by_reporter=False, text=text, at=at, item=item)


def _edge_of_an_answer(opened: OpenCase, to: str) -> workflow.Edge:
    """Return the step that may be taken together with words to the reporter. Raises ValidationError."""
    edge = workflow.edge_to(opened, to, by_reporter=False)
    if to not in {edge.to for edge in workflow.edges_of_an_answer(opened)}:
        raise ValidationError("เปลี่ยนสถานะเช่นนี้พร้อมคำตอบไม่ได้ โปรดใช้ “เปลี่ยนสถานะ”")
    return edge


def ask(
    opened: OpenCase,
    *,
    text: str,
    by: str,
    to: str = "",
    arrived: Sequence[Arrived] = (),
    item: UUID | None = None,
    at: datetime | None = None,
) -> None:
    """Ask the reporter for something, after the step to the status `to`; the question itself counts as no answer.

    The same `item` twice is asked once. Raises ValidationError for a closed case, a step that needs words of its own, no question.
    """
    if item and opened.case.items.filter(pk=item).exists():
        return
    if opened.case.closed_on:
        raise ValidationError("เรื่องนี้ยุติแล้ว จึงขอข้อมูลเพิ่มไม่ได้ โปรดส่งเป็นข้อความ")
    if not messages.said(text):
        raise ValidationError("โปรดเขียนว่าขอข้อมูลใดจากผู้แจ้ง")
    if to:
        if (edge := _edge_of_an_answer(opened, to)).text:
            raise ValidationError(f"“{edge.label}” ต้องมี{edge.text} จึงส่งพร้อมคำถามไม่ได้")
        workflow.move(opened, to=edge.to, by=by, by_reporter=False, at=at)
    messages.send(opened, text=text, by=by, arrived=arrived, item=item, at=at, asks=True)


def take_up(
    opened: OpenCase, *, division: str, text: str, by: str, asks: bool = False, at: datetime | None = None
) -> None:
    """Take up a new case, tell or ask its reporter something, and assign it to a division if one is given. Raises ValidationError."""
    if asks:
        ask(opened, text=text, by=by, to=workflow.Status.ACCEPTED, at=at)
    else:
        workflow.move(opened, to=workflow.Status.ACCEPTED, by=by, by_reporter=False, text=text, at=at)
    if division:
        assign(opened, division=division, by=by, at=at)


def turn_away(opened: OpenCase, *, reason: str, by: str, at: datetime | None = None) -> None:
    """End a new case of the general channel that is no complaint, with the reason. Raises ValidationError."""
    if opened.case.channel != Channel.GENERAL:
        raise ValidationError("ทำพร้อมกันได้เฉพาะเรื่องทั่วไป เรื่องทุจริตต้องพิจารณาทีละเรื่อง")
    if not messages.said(reason):
        raise ValidationError("โปรดเขียนเหตุผลที่ไม่ใช่เรื่องร้องเรียน")
    words = f"ไม่ใช่เรื่องร้องเรียน: {reason}"
    workflow.move(opened, to=workflow.Status.REJECTED, by=by, by_reporter=False, text=words, at=at)


def note(opened: OpenCase, *, text: str, by: str, item: UUID | None = None, at: datetime | None = None) -> None:
    """Leave a note for the readers alone, the same `item` once. Raises ValidationError when empty or too long."""
    text = messages.said(text)
    if not text:
        raise ValidationError("โปรดเขียนบันทึก")
    if item is None or not opened.case.items.filter(pk=item).exists():
        opened.add(Entry("note", by, at or timezone.now(), {"text": text}, staff_only=True), item=item)


READ = "อ่านข้อความของผู้แจ้งแล้ว ไม่ต้องตอบ"


def take_as_read(opened: OpenCase, *, by: str, at: datetime | None = None) -> None:
    """Let the reporter's last message wait for no answer, and leave a note of it. Raises ValidationError when none waits."""
    if opened.summary.get("last_by") != REPORTER:
        raise ValidationError("ไม่มีข้อความของผู้แจ้งที่รออยู่ อาจมีผู้อื่นตอบหรืออ่านไปก่อนแล้ว")
    opened.case.written_on = None
    opened.set_leaf("summary", opened.summary | {"last_by": "office"})
    note(opened, text=READ, by=by, at=at)


def assign(opened: OpenCase, *, division: str, by: str, at: datetime | None = None) -> None:
    """Assign a case of the general channel to a division that has not ended, by its code. Raises ValidationError."""
    found = Division.objects.filter(code=division).first()
    if opened.case.channel != Channel.GENERAL or found is None:
        raise ValidationError("มอบหมายได้เฉพาะเรื่องทั่วไป และต้องเลือกส่วนราชการ")
    if found.has_ended():
        raise ValidationError(f"{found.told_end()} โปรดเลือกส่วนราชการอื่น")
    opened.set_leaf("summary", opened.summary | {"division": found.name})
    opened.add(Entry("assigned", by, at or timezone.now(), {"text": found.name}))


def hold(opened: OpenCase, *, held: bool, by: str, at: datetime | None = None) -> None:
    """Put a case under legal hold, or lift it: a held case is never destroyed, and agreed on anew. Nothing happens when it stands so already."""
    if opened.case.legal_hold == held:
        return
    opened.case.legal_hold, opened.case.agreed_on = held, None
    opened.set_leaf("readership", opened.leaf("readership") | {"destroy": []})
    words = "ระงับการทำลายเรื่อง" if held else "ยกเลิกการระงับการทำลายเรื่อง"
    opened.add(Entry("note", by, at or timezone.now(), {"text": words}, staff_only=True))
