"""What is done to several chosen cases at once: ending junk letters with one reason that each sender is told, and giving cases to a colleague."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from common.numbers import short_number
from common.thai import format_number

from ..cases import desk_work
from ..cases.messages import said
from ..cases.open_case import OpenCase, writing
from ..filing import intake
from ..models import Reader
from ..readers import rekeying
from ..readers.unlocking import Unlocked
from . import finals, meanwhile
from .access import opened_case, unlocked
from .cases import FAILED
from .frame import DESK
from .lists import colleagues, listed

MOST = 100
PROPOSED = "เสนอ {reader} ใน {number} เรื่องแล้ว รอผู้รับเรื่องอีกคนอนุมัติ"
APPROVED = "เพิ่ม {reader} เป็นผู้รับเรื่องใน {number} เรื่องแล้ว"
NOTHING = "ยังไม่ได้เลือกเรื่อง โปรดทำเครื่องหมายหน้าเรื่อง"
NOBODY = "ยังไม่ได้เลือกเรื่อง โปรดทำเครื่องหมายหน้าเรื่องที่ไม่ใช่เรื่องร้องเรียน"


@unlocked
@require_POST
def turn_away(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """End each chosen new case of the general channel as no complaint; what could not be ended is named, and the reason stays."""
    chosen, reason = chosen_cases(request), request.POST.get("reason", "")

    def end(opened: OpenCase) -> None:
        meanwhile.read_before_ending(opened, desk, short_number(request.POST.get(f"listed:{opened.case.pk}")))
        if "sure" not in request.POST:
            raise ValidationError(finals.SURE)
        desk_work.turn_away(opened, reason=reason, by=str(desk.reader))

    ended = each_of(request, desk, chosen, end)
    if ended:
        messages.success(request, f"ยุติเรื่องที่ไม่ใช่เรื่องร้องเรียนแล้ว {format_number(ended)} เรื่อง ผู้ส่งอ่านเหตุผลได้ในหน้าติดตามเรื่อง")
    return _list(request, desk, chosen, ended, otherwise=NOBODY)


def _list(request: HttpRequest, desk: Unlocked, chosen: Sequence[UUID], done: int, *, otherwise: str) -> HttpResponse:
    """Return to the list; what was typed stays where not all of it was done, and `otherwise` is said where no case was chosen."""
    if not chosen:
        messages.error(request, otherwise)
    return redirect(DESK) if chosen and done == len(chosen) else listed(request, desk, status=422)


@unlocked
@require_POST
def propose(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """Propose a colleague as a reader of each chosen case, with one reason for whoever approves."""
    why = said(request.POST.get("why", ""))
    return _give(request, desk, partial(_propose, by=desk.reader, why=why), PROPOSED)


def _propose(opened: OpenCase, *, reader: Reader, by: Reader, why: str) -> None:
    if not why:
        raise ValidationError("โปรดเขียนเหตุผลที่เสนอ ผู้ที่จะอนุมัติอ่านเหตุผลนี้")
    rekeying.propose(opened, reader=reader, by=by, why=why)


@unlocked
@require_POST
def approve(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """Approve a colleague as a reader of each chosen case for which somebody else proposed them."""
    return _give(request, desk, partial(_approve, by=desk.reader), APPROVED)


def _approve(opened: OpenCase, *, reader: Reader, by: Reader) -> None:
    rekeying.approve(opened, reader_id=reader.pk, by=by)


def _give(request: HttpRequest, desk: Unlocked, act: Callable[..., None], words: str) -> HttpResponse:
    """Do `act(case, reader=)` with each chosen case and the colleague who was chosen, and say of how many with these words."""
    whom, chosen, done = short_number(request.POST.get("whom")), chosen_cases(request), 0
    reader = next((one for one in colleagues(desk) if one.pk == whom), None)
    if reader is None:
        messages.error(request, "โปรดเลือกผู้ที่จะร่วมรับเรื่อง")
    else:
        done = each_of(request, desk, chosen, partial(act, reader=reader))
    if done:
        messages.success(request, words.format(reader=reader, number=format_number(done)))
    return _list(request, desk, chosen, done, otherwise=NOTHING)


def chosen_cases(request: HttpRequest) -> list[UUID]:
    """Return the ids of the cases that were ticked, at most MOST."""
    return [UUID(text) for text in request.POST.getlist("case") if _is_id(text)][:MOST]


def each_of(request: HttpRequest, desk: Unlocked, chosen: Sequence[UUID], act: Callable[[OpenCase], object]) -> int:
    """Do `act(case)` with each chosen case, every one by itself; name those that refuse and return how many did not."""
    return sum(_one(request, opened_case(desk, case_id), act) for case_id in chosen)


def _one(request: HttpRequest, opened: OpenCase, act: Callable[[OpenCase], object]) -> bool:
    try:
        with writing(opened) as again:
            act(again)
    except ValidationError as refusal:
        messages.error(request, f"เรื่อง {opened.case.number}: {' '.join(refusal.messages)}")
        return False
    except intake.REFUSALS:
        messages.error(request, f"เรื่อง {opened.case.number}: {FAILED}")
        return False
    return True


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
