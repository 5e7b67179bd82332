"""What is done to several chosen cases at once, and ending junk letters so, with one reason that each sender is told."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from common.numbers import short_number
from common.thai import format_number

from ..cases import desk_work
from ..cases.open_case import OpenCase, writing
from ..filing import intake
from ..readers.unlocking import Unlocked
from . import finals, meanwhile
from .access import opened_case, unlocked
from .cases import FAILED
from .frame import DESK
from .lists import listed

MOST = 100
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
    if not chosen:
        messages.error(request, NOBODY)
    return redirect(DESK) if chosen and ended == len(chosen) else listed(request, desk, reason=reason, status=422)


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
