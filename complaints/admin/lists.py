"""The lists of the desk: what this officer's key opens, and nothing that says there is more."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from .. import freshness
from ..cases import case_line, deadlines, retention
from ..cases.case_line import CaseLine, Turn
from ..cases.open_case import OpenCase
from ..cases.rush import Rush, rush
from ..cases.workflow import Status
from ..models import Case, Channel, Reader
from ..models.case import CaseQuerySet
from ..readers import by_two, destroying, farewells, sound, unlocking
from ..readers.unlocking import Unlocked
from ..row_macs import Altered
from ..sealing.errors import SealError
from . import finals
from .access import unlocked
from .frame import DESK, page

PAGE = 50
TRIED = 400  # so many closed cases are tried for one page, whoever reads them
CHOSEN = ("channel", "turn", "status", "category", "division")


@unlocked
@require_safe
def open_cases(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """List the open cases of this officer, and closed ones to which the reporter wrote or that wait for his word, the first to arrive first."""
    return listed(request, desk)


def listed(request: HttpRequest, desk: Unlocked, *, status: int = 200) -> HttpResponse:
    """Answer with that list, and with what was typed for chosen cases of which not all could be done."""
    altered: list[Case] = []
    lines = open_lines(desk, altered)
    turns, many = Counter(line.turn for line in lines), rush(lines, timezone.localdate())
    context = {
        "lines": [line for line in lines if _fits(line, request.GET) and _is_in(many, line, request.GET)],
        "rush": many,
        "count": sum(line.case.closed_on is None for line in lines),
        "asking": sum(line.asks for line in lines),
        "turns": [(turn, turns[turn]) for turn in Turn],
        "late": sum(line.is_late for line in lines),
        "near": sum(line.is_near for line in lines),
        "channels": Channel.choices,
        "statuses": Status.choices,
        "categories": sorted({line.summary["category"] for line in lines} - {""}),
        "divisions": sorted({line.summary["division"] for line in lines} - {""}),
        "chosen": request.GET,
        "filter": request.GET.urlencode(),
        "desk": desk,
        "final": finals.TURN_AWAY,
        "former": finals.FORMER,
        **told(altered, desk),
        "is_due": _is_due(desk),
        "farewells": farewells.farewells_of(desk.box),
        "somebody_left": Reader.objects.exclude(ended_on=None).exists(),
        "colleagues": colleagues(desk),
        "typed": request.POST,
    }
    return page(request, "open_cases", context, title="ห้องรับเรื่อง", status=status)


def colleagues(desk: Unlocked) -> list[Reader]:
    """Return whom this officer may propose as a reader of chosen cases; each case says whether it may be them."""
    return [one for one in Reader.objects.current() if one.pk != desk.reader.pk and sound.is_trusted(one)]


def _is_due(desk: Unlocked) -> bool:
    """Return whether the month's list of cases to be destroyed waits for this officer's word."""
    listed = retention.listed(timezone.localdate())[:TRIED]
    return any(desk.reader.pk not in destroying.agreed(one) for one in _opened(listed, desk, []))


@unlocked
@require_POST
def take_note(request: HttpRequest, case_id: UUID, desk: Unlocked) -> HttpResponse:
    """Let go of what this reader was told on being taken off a case, and return to the list."""
    with suppress(Case.DoesNotExist):
        farewells.take_note(case_id, desk.box)
    return redirect(DESK)


@unlocked
@require_safe
def next_case(request: HttpRequest, case_id: UUID, desk: Unlocked) -> HttpResponse:
    """Lead to the next open case of the chosen ones after this one that waits for an officer; to the list after the last."""
    lines = [line for line in open_lines(desk, []) if _fits(line, request.GET)]
    order = [line.case.pk for line in lines]
    after = order.index(case_id) + 1 if case_id in order else 0
    waiting = [line for line in [*lines[after:], *lines[:after]] if line.needs_us and line.case.pk != case_id]
    return redirect("admin:complaints_desk_case", waiting[0].case.pk) if waiting else redirect(DESK)


def open_lines(desk: Unlocked, altered: list[Case]) -> list[CaseLine]:
    """Return the cases of this desk that wait for anybody, in the order in which they arrived; altered rows are added to `altered`."""
    lines = [line for line in lines_of(Case.objects.waiting(), desk, altered) if line.waits]
    return sorted(lines, key=lambda line: (line.case.received_on, line.case.due_on, line.case.pk))


def lines_of(cases: Iterable[Case], desk: Unlocked, altered: list[Case]) -> list[CaseLine]:
    """Return those of the cases that this desk opens, in their order; altered rows are added to `altered`."""
    return _lines(_opened(cases, desk, altered), desk)


def _lines(opened: Iterable[OpenCase], desk: Unlocked) -> list[CaseLine]:
    today, rule = timezone.localdate(), deadlines.rule()
    return [CaseLine(case, today, rule, by_two.waits_for(case, desk.reader)) for case in opened]


def _opened(cases: Iterable[Case], desk: Unlocked, altered: list[Case]) -> Iterator[OpenCase]:
    """Yield the cases that this desk opens; rows changed behind the site are added to `altered`."""
    for case in cases:
        try:
            opened = unlocking.open_case(case, desk.box)
        except Altered:
            altered.append(case)
        else:
            if opened:
                yield opened


def told(altered: list[Case], desk: Unlocked) -> dict[str, Any]:
    """Return what a list says of altered rows: to every reader that there are some, and the numbers of their own."""
    numbers = [case.number for case in altered if _is_own(case, desk)]
    return {
        "altered": bool(altered),
        "altered_numbers": numbers,
        "older": freshness.faults(),
        "roster_faults": sound.faults(),
    }


def _is_own(case: Case, desk: Unlocked) -> bool:
    try:
        return unlocking.keys_in_slots(case, desk.box) is not None
    except SealError:
        return False


def _fits(line: CaseLine, asked: QueryDict) -> bool:
    own = {**line.summary, "channel": line.case.channel, "turn": line.turn}
    words = asked.get("q", "").strip()
    return (
        all(asked.get(name, "") in ("", own[name]) for name in CHOSEN)
        and (not asked.get("late") or line.is_late)
        and (not asked.get("asks") or line.asks)
        and asked.get("place", "").strip() in line.place
        and (words in line.summary["subject"] or words.upper() == line.case.number)
    )


def _is_in(many: Rush | None, line: CaseLine, asked: QueryDict) -> bool:
    """Return whether a line belongs to the rush that is asked for; all do where none is."""
    return not asked.get("rush") or many is None or line.case.pk in many.cases


@unlocked
@require_safe
def closed_cases(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """List closed cases, the latest first, from a mark on: no page counts, so no gap shows what others read."""
    rows = list(_after(Case.objects.closed(), request.GET.get("after", ""))[: TRIED + 1])
    altered: list[Case] = []
    opened = list(islice(_opened(rows[:TRIED], desk, altered), PAGE + 1))
    more = len(opened) > PAGE or len(rows) > TRIED
    last = opened[PAGE - 1].case if len(opened) > PAGE else rows[-2] if len(rows) > TRIED else None
    lines = _lines(opened[:PAGE], desk)
    after = case_line.mark(last) if more and last else ""
    context = {"lines": lines, "after": after, "desk": desk, **told(altered, desk)}
    return page(request, "closed_cases", context, title="เรื่องที่ยุติแล้ว")


def _after(cases: CaseQuerySet, mark: str) -> CaseQuerySet:
    """Return the closed cases behind a mark of this list; a mark that is none begins at the latest."""
    if (position := case_line.position_of(mark)) is None:
        return cases
    day, pk = position
    return cases.filter(closed_on__lte=day).exclude(closed_on=day, pk__lte=pk)
