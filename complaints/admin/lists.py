"""The lists of the room: what this officer's key opens, and nothing that says there is more."""

from itertools import islice

from django.utils import timezone
from django.views.decorators.http import require_safe

from ..cases import case_line, deadlines
from ..cases.case_line import CaseLine
from ..cases.workflow import Status
from ..models import Case, Door, Reader
from ..readers import sound, unlocking
from ..row_macs import Altered
from ..sealing.errors import SealError
from .access import unlocked
from .frame import page

PAGE = 50
TRIED = 400  # so many closed cases are tried for one page, whoever reads them


@unlocked
@require_safe
def open_cases(request, desk):
    """List the open cases of this officer, the nearest limit first."""
    altered = []
    lines = _lines(_opened(Case.objects.open(), desk, altered))
    shown = [line for line in lines if _fits(line, request.GET)]
    context = {
        "lines": shown,
        "count": len(lines),
        "late": sum(line.is_late for line in lines),
        "near": sum(line.is_near for line in lines),
        "doors": Door.choices,
        "statuses": Status.choices,
        "divisions": sorted({line.summary["division"] for line in lines} - {""}),
        "chosen": request.GET,
        "desk": desk,
        **_told(altered, desk),
        "somebody_left": Reader.objects.exclude(ended_on=None).exists(),
    }
    return page(request, "open_cases", context, title="ห้องรับเรื่อง")


def _lines(opened):
    today, holidays = timezone.localdate(), deadlines.known_holidays()
    return [CaseLine(case, today, holidays) for case in opened]


def _opened(cases, desk, altered):
    """Yield the cases that this desk opens; rows changed behind the site are added to `altered`."""
    for case in cases:
        try:
            opened = unlocking.open_case(case, desk.box)
        except Altered:
            altered.append(case)
        else:
            if opened:
                yield opened


def _told(altered, desk):
    """Return what a list says of altered rows: to every reader that there are some, and the numbers of their own."""
    numbers = [case.number for case in altered if _is_own(case, desk)]
    return {"altered": bool(altered), "altered_numbers": numbers, "roster_faults": sound.faults()}


def _is_own(case, desk):
    try:
        return unlocking.keys_in_slots(case, desk.box) is not None
    except SealError:
        return False


def _fits(line, asked):
    words = asked.get("q", "").strip()
    return (
        asked.get("door", "") in ("", line.case.door)
        and asked.get("status", "") in ("", line.summary["status"])
        and asked.get("division", "") in ("", line.summary["division"])
        and (not asked.get("late") or line.is_late)
        and (words in line.summary["subject"] or words.upper() == line.case.number)
    )


@unlocked
@require_safe
def closed_cases(request, desk):
    """List closed cases, the latest first, from a mark on: no page counts, so no gap shows what others read."""
    rows = list(_after(Case.objects.closed(), request.GET.get("after", ""))[: TRIED + 1])
    altered = []
    opened = list(islice(_opened(rows[:TRIED], desk, altered), PAGE + 1))
    more = len(opened) > PAGE or len(rows) > TRIED
    last = opened[PAGE - 1].case if len(opened) > PAGE else rows[-2] if len(rows) > TRIED else None
    lines = _lines(opened[:PAGE])
    after = case_line.mark(last) if more else ""
    context = {"lines": lines, "after": after, "desk": desk, **_told(altered, desk)}
    return page(request, "closed_cases", context, title="เรื่องที่ยุติแล้ว")


def _after(cases, mark):
    """Return the closed cases behind a mark of this list; a mark that is none begins at the latest."""
    if (position := case_line.position_of(mark)) is None:
        return cases
    day, pk = position
    return cases.filter(closed_on__lte=day).exclude(closed_on=day, pk__lte=pk)
