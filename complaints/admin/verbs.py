"""What an officer can do to a case: the form that each action sends, and what is done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from ..cases import board, desk_work, workflow
from ..cases.messages import said
from ..cases.open_case import OpenCase
from ..cases.workflow import Status
from ..forms import actions
from ..readers import by_two, leaving, rekeying
from ..readers.unlocking import Unlocked


@dataclass(frozen=True)
class Verb:
    """An action: its form, `do(opened, desk, form)` for a case open for writing, which raises ValidationError, and what is said then.

    What `do` returns is said instead of `said`.
    """

    form: type[actions.ActionForm]
    do: Callable[[OpenCase, Unlocked, Any], str | None]
    said: str


ASKED = "ส่งคำขอแล้ว มีผลเมื่อผู้รับเรื่องอีกคนยืนยัน ระหว่างนี้ทุกอย่างยังเป็นตามเดิม"
QUESTION_SENT = "ส่งคำถามถึงผู้แจ้งแล้ว เรื่องอยู่ใน “รอข้อมูลจากผู้แจ้ง” จนผู้แจ้งตอบหรือพ้นวันที่ขอคำตอบ"


def _move(opened: OpenCase, desk: Unlocked, form: Any) -> str | None:
    to, text, body = Status(form.cleaned_data["to"]), form.cleaned_data["text"], form.cleaned_data["body"]
    if by_two.is_by_two(opened, to):
        by_two.of_substance(text)
    if to == Status.FORWARDED and body and said(text):
        text = f"ส่งต่อ {body}\n{text}"
    if by_two.is_by_two(opened, to):
        by_two.ask(opened, what=to, text=text, by=desk.reader)
        return ASKED
    workflow.move(opened, to=to, by=str(desk.reader), by_reporter=False, text=text)
    return None


def _write(opened: OpenCase, desk: Unlocked, form: Any) -> str | None:
    sent, to = {name: form.cleaned_data[name] for name in ("text", "item", "to")}, form.cleaned_data["to"]
    if form.cleaned_data["asks"]:
        desk_work.ask(opened, **sent, by=str(desk.reader), arrived=form.arrived)
        return QUESTION_SENT
    desk_work.answer(opened, **sent, by=str(desk.reader), arrived=form.arrived)
    return f"ส่งคำตอบถึงผู้แจ้งแล้ว สถานะของเรื่องเป็น “{Status(to).label}”" if to else None


def _triage(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    sent = {name: form.cleaned_data[name] for name in ("division", "text", "asks")}
    desk_work.take_up(opened, **sent, by=str(desk.reader))


def _note(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    desk_work.note(opened, text=form.cleaned_data["text"], by=str(desk.reader), item=form.cleaned_data["item"])


def _take_as_read(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    desk_work.take_as_read(opened, by=str(desk.reader))


def _assign(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    desk_work.assign(opened, division=form.cleaned_data["division"], by=str(desk.reader))


def _ask_for_the_board(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    place, category, reports = (form.cleaned_data[name] for name in ("place", "category", "reports"))
    if not place or not category:
        raise ValidationError("โปรดกรอกสถานที่และหมวดที่จะแสดงบนกระดาน")
    by_two.ask_for_the_board(opened, place=place, category=category, reports=reports or 1, by=desk.reader)


def _take_down(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    board.take_down(opened, by=str(desk.reader))


def _hold(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    desk_work.hold(opened, held=True, by=str(desk.reader))


def _release(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    desk_work.hold(opened, held=False, by=str(desk.reader))


def _step_aside(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    leaving.step_aside(opened, reader=desk.reader, text=form.cleaned_data["text"])


def _propose(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    reader = next((one for one in rekeying.candidates(opened) if one.pk == form.cleaned_data["reader"]), None)
    if reader is None:
        raise ValidationError("โปรดเลือกผู้รับเรื่องที่จะเสนอ")
    rekeying.propose(opened, reader=reader, by=desk.reader)


def _approve(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    rekeying.approve(opened, reader_id=form.cleaned_data["reader"], by=desk.reader)


def _remove(opened: OpenCase, desk: Unlocked, form: Any) -> str | None:
    chosen, text = form.cleaned_data["reader"], form.cleaned_data["text"]
    if by_two.is_by_two(opened, by_two.REMOVE):
        by_two.ask(opened, what=by_two.REMOVE, text=text, by=desk.reader, target=chosen)
        return ASKED
    leaving.take_off_alone(opened, target=chosen, text=text, by=desk.reader)
    return None


def _ask_for_the_name(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    by_two.ask(opened, what=by_two.NAME, text=form.cleaned_data["text"], by=desk.reader)


def _agree(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    by_two.confirm(opened, ask_id=form.cleaned_data["ask"], by=desk.reader)


def _let_go(opened: OpenCase, desk: Unlocked, form: Any) -> None:
    by_two.withdraw(opened, ask_id=form.cleaned_data["ask"], by=desk.reader)


VERBS = {
    "move": Verb(actions.MoveForm, _move, "เปลี่ยนสถานะแล้ว ผู้แจ้งเห็นในหน้าติดตามเรื่อง"),
    "triage": Verb(actions.TriageForm, _triage, "รับเรื่องไว้พิจารณาแล้ว"),
    "write": Verb(actions.WriteForm, _write, "ส่งคำตอบถึงผู้แจ้งแล้ว"),
    "note": Verb(actions.NoteForm, _note, "เก็บบันทึกภายในแล้ว"),
    "read": Verb(actions.ActionForm, _take_as_read, "บันทึกแล้วว่าอ่านข้อความของผู้แจ้ง"),
    "assign": Verb(actions.AssignForm, _assign, "มอบหมายแล้ว"),
    "board": Verb(actions.ReleaseForm, _ask_for_the_board, ASKED),
    "off-board": Verb(actions.ActionForm, _take_down, "นำออกจากกระดานแล้ว"),
    "hold": Verb(actions.ActionForm, _hold, "ระงับการทำลายเรื่องนี้แล้ว"),
    "release": Verb(actions.ActionForm, _release, "ยกเลิกการระงับการทำลายแล้ว"),
    "step-aside": Verb(actions.ReasonForm, _step_aside, "ท่านถอนตัวจากเรื่องแล้ว"),
    "propose": Verb(actions.ReaderForm, _propose, "เสนอชื่อแล้ว รอผู้รับเรื่องคนอื่นอนุมัติ"),
    "approve": Verb(actions.ReaderForm, _approve, "เพิ่มผู้รับเรื่องแล้ว"),
    "remove": Verb(actions.RemoveForm, _remove, "นำผู้รับเรื่องออกแล้ว ผู้แจ้งอ่านเหตุผลได้ในหน้าติดตามเรื่อง"),
    "name": Verb(actions.ReasonForm, _ask_for_the_name, ASKED),
    "agree": Verb(actions.AskForm, _agree, "ยืนยันคำขอแล้ว"),
    "let-go": Verb(actions.AskForm, _let_go, "ปิดคำขอแล้ว ทุกอย่างเป็นตามเดิม"),
}
