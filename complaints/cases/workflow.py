"""The one place that says how a case may move. Pages and buttons are made from these edges."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from ..guideline import in_force
from ..models import Case, Channel, Outcome
from . import deadlines
from .messages import said
from .open_case import Entry, OpenCase


class Status(models.TextChoices):
    RECEIVED = "received", "รับเรื่องเข้าระบบแล้ว"
    ACCEPTED = "accepted", "รับไว้พิจารณา"
    FORWARDED = "forwarded", "ส่งต่อหน่วยงานที่มีอำนาจ"
    REJECTED = "rejected", "ไม่รับเรื่อง"
    IN_PROGRESS = "in-progress", "กำลังดำเนินการ"
    DONE = "done", "ดำเนินการแล้วเสร็จ"
    NOT_DONE = "not-done", "ยุติเรื่อง ดำเนินการไม่ได้"
    CONFIRMED = "confirmed", "ผู้แจ้งยืนยันผลแล้ว"
    REOPENED = "reopened", "ผู้แจ้งขอเปิดเรื่องอีกครั้ง"
    APPEALED = "appealed", "ผู้แจ้งอุทธรณ์ต่อผู้รับเรื่องภายนอก"
    WITHDRAWN = "withdrawn", "ผู้แจ้งถอนเรื่อง"
    TAKEN_BACK = "taken-back", "รับกลับมาดำเนินการ"


OUTCOMES = {
    Status.FORWARDED: Outcome.FORWARDED,
    Status.REJECTED: Outcome.REJECTED,
    Status.DONE: Outcome.DONE,
    Status.NOT_DONE: Outcome.NOT_DONE,
    Status.WITHDRAWN: Outcome.WITHDRAWN,
}
AGAIN = (Status.REOPENED, Status.APPEALED)  # the reporter opened the case again
OPENING = (*AGAIN, Status.TAKEN_BACK)  # a closed case goes on: a new limit runs
TAKEN = "เปลี่ยนสถานะเช่นนี้ไม่ได้ในขณะนี้ อาจมีผู้อื่นเปลี่ยนสถานะไปก่อนแล้ว"
TOO_LATE = "ทำรายการนี้ไม่ได้แล้ว เพราะเรื่องเปลี่ยนสถานะหรือพ้นกำหนดไปก่อน โปรดดูสถานะล่าสุดในหน้านี้"


@dataclass(frozen=True)
class Edge:
    """A step that may be taken: to where, by whom, the Thai name of the text it demands, and what its reporter would say."""

    to: Status
    label: str
    text: str = ""
    by_reporter: bool = False
    heading: str = ""


ACCEPT = Edge(Status.ACCEPTED, "รับไว้พิจารณา")
REJECT = Edge(Status.REJECTED, "ไม่รับเรื่อง", "เหตุผลที่ไม่รับเรื่อง")
FORWARD = Edge(Status.FORWARDED, "ส่งต่อหน่วยงานที่มีอำนาจ", "หน่วยงานที่ส่งต่อและเหตุผล")
TAKE_BACK = Edge(Status.TAKEN_BACK, "รับกลับมาดำเนินการ", "เหตุผลที่รับเรื่องกลับ")
START = Edge(Status.IN_PROGRESS, "เริ่มดำเนินการ")
FINISH = Edge(Status.DONE, "ดำเนินการแล้วเสร็จ", "ผลการดำเนินการ")
GIVE_UP = Edge(Status.NOT_DONE, "ยุติเรื่อง ดำเนินการไม่ได้", "เหตุผลที่ดำเนินการไม่ได้")
WITHDRAW = Edge(Status.WITHDRAWN, "ถอนเรื่อง", by_reporter=True)
CONFIRM = Edge(Status.CONFIRMED, "ยืนยันว่าได้รับการแก้ไขแล้ว", by_reporter=True, heading="แก้ไขเรียบร้อยแล้วใช่หรือไม่")
ACKNOWLEDGE = replace(CONFIRM, label="รับทราบผลการดำเนินการ", heading="รับทราบผลแล้ว")
REOPEN = Edge(Status.REOPENED, "ขอเปิดเรื่องอีกครั้ง", "เหตุผลที่ขอเปิดเรื่องอีกครั้ง", by_reporter=True, heading="หากยังไม่เรียบร้อย")
APPEAL = Edge(Status.APPEALED, "อุทธรณ์ต่อผู้รับเรื่องภายนอก", "เหตุผลที่ไม่เห็นด้วย", by_reporter=True)

EDGES = {
    Status.RECEIVED: (ACCEPT, FORWARD, REJECT, WITHDRAW),
    Status.ACCEPTED: (START, FORWARD, WITHDRAW),
    Status.IN_PROGRESS: (FINISH, GIVE_UP, FORWARD, WITHDRAW),
    Status.DONE: (CONFIRM, REOPEN),
    Status.NOT_DONE: (ACKNOWLEDGE, REOPEN),
    Status.REOPENED: (START, FORWARD, WITHDRAW),
    Status.APPEALED: (START, FORWARD, REJECT, WITHDRAW),
    Status.FORWARDED: (APPEAL, TAKE_BACK),
    Status.REJECTED: (APPEAL,),
    Status.CONFIRMED: (),
    Status.WITHDRAWN: (REOPEN,),
    Status.TAKEN_BACK: (START, FORWARD, WITHDRAW),
}


def edges(opened: OpenCase, *, by_reporter: bool, today: date | None = None) -> list[Edge]:
    """Return the steps open to this side now. Reopening and appealing end after their number of days."""
    today = today or timezone.localdate()
    return [
        ACKNOWLEDGE if edge is CONFIRM and opened.case.channel == Channel.CORRUPTION else edge
        for edge in EDGES[Status(opened.summary["status"])]
        if edge.by_reporter == by_reporter and _is_in_time(opened, edge, today)
    ]


def _is_in_time(opened: OpenCase, edge: Edge, today: date) -> bool:
    if edge is APPEAL:
        until = deadlines.appeal_until(opened.case)
        return until is not None and today <= until and not was_appealed(opened)
    return edge is not REOPEN or today <= reopen_until(opened)


def edge_to(opened: OpenCase, to: str, *, by_reporter: bool, today: date | None = None) -> Edge:
    """Return the step to a status. Raises ValidationError when it is not open to this side now."""
    edge = next((e for e in edges(opened, by_reporter=by_reporter, today=today) if e.to == to), None)
    if edge is None:
        raise ValidationError(TOO_LATE if by_reporter else TAKEN)
    return edge


def was_appealed(opened: OpenCase) -> bool:
    """Return whether the reporter appealed to the outside reader, who then has a say in every ending."""
    return bool(opened.summary.get("appealed"))


def edges_of_an_answer(opened: OpenCase) -> list[Edge]:
    """Return the steps that an officer may take together with an answer: of corruption none that ends the case."""
    ends = OUTCOMES if opened.case.channel == Channel.CORRUPTION else {}
    return [edge for edge in edges(opened, by_reporter=False) if edge.to not in ends]


def reopen_until(opened: OpenCase) -> date:
    """Return the last day on which a closed case can be reopened."""
    return cast("date", opened.case.closed_on) + timedelta(days=in_force.guideline().reopen_days)


def move(
    opened: OpenCase,
    *,
    to: Status,
    by: str,
    by_reporter: bool,
    text: str = "",
    at: datetime | None = None,
    item: UUID | None = None,
) -> None:
    """Take one step: status, days, statistics and the entry in the sealed thread (under the id `item`) together.

    Call inside `open_case.writing`. Raises ValidationError for a step that is not open to this side
    or lacks its text, or a text that is too long.
    """
    at, text = at or timezone.now(), said(text)
    today = timezone.localdate(at)
    edge = edge_to(opened, to, by_reporter=by_reporter, today=today)
    if edge.text and not text:
        raise ValidationError(f"โปรดระบุ{edge.text}")
    appealed = {"appealed": today.isoformat()} if edge is APPEAL else {}
    opened.set_leaf("summary", opened.summary | {"status": edge.to} | appealed)
    _move_days(opened.case, edge.to, today)
    opened.note_requests()
    if not by_reporter:
        note_answer(opened.case, today)
    opened.add(Entry("status", by, at, {"status": edge.to, "text": text}), item=item)


def _move_days(case: Case, to: Status, today: date) -> None:
    if to in OUTCOMES:
        case.outcome, case.closed_on = OUTCOMES[to], today
    elif to in OPENING:
        case.outcome, case.closed_on = Outcome.OPEN, None
        case.reopened += to in AGAIN
        case.told_on = case.written_on = None
        case.counted_from, case.due_on = today, deadlines.rule().limit(today)


def note_answer(case: Case, today: date) -> None:
    """Note the day on which the reporter was first told what is being done."""
    case.answered_on = case.answered_on or today
