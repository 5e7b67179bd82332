"""A case on the desk: its page, and doing one of `verbs` to it."""

from itertools import chain
from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from common.models import Division
from common.thai import format_number

from .. import row_macs
from ..cases import access_log, board, deadlines, identity, pieces, workflow
from ..cases.case_line import CaseLine
from ..cases.one_state import once_more
from ..cases.open_case import OpenCase, writing
from ..desk import pictures
from ..files.uploads import SealingUploadHandler, seal_uploads
from ..filing import intake
from ..guideline import in_force
from ..models import BoardEntry, Case, Channel, ReplyTemplate
from ..readers import by_two, leaving, naming, overdue, rekeying, unlocking
from ..readers.unlocking import Unlocked
from ..sealing.errors import SealError
from . import finals, meanwhile
from .access import opened_case, unlocked
from .frame import DESK, page
from .lists import open_lines
from .verbs import VERBS

CHANGED = "มีผู้เปลี่ยนผู้รับเรื่องนี้เมื่อครู่ โปรดลองอีกครั้ง"
READER_ACTS = ("remove", "step-aside", "propose")
FAILED = "ระบบเก็บไม่สำเร็จ ไม่ได้บันทึกสิ่งใดไว้ โปรดลองอีกครั้ง"


@unlocked
@require_safe
def show(request: HttpRequest, case_id: UUID, desk: Unlocked) -> HttpResponse:
    """Show a case with its thread, notes, files, and the steps that are open."""
    return _page(request, opened_case(desk, case_id), desk)


@unlocked
@require_safe
def printed(request: HttpRequest, case_id: UUID, desk: Unlocked) -> HttpResponse:
    """Show a case for paper: what was reported, the thread and the names of files, without the reporter's identity."""
    opened = access_log.note(opened_case(desk, case_id), what=access_log.PRINT, by=str(desk.reader))
    context = {"line": _line(opened), "case": opened.case, "entries": opened.entries(), "files": opened.files()}
    return page(request, "print", context, title=f"เรื่อง {opened.case.number}")


def _board(line: CaseLine, desk: Unlocked) -> dict[str, Any]:
    """Return what the page of a general case says of others of the same place and category, and of the public board."""
    if line.case.channel != Channel.GENERAL:
        return {}
    others = [one for one in open_lines(desk, []) if _is_beside(one, line)] if line.place else []
    return {
        "alike": board.alike(line.place, line.category, others),
        "released": BoardEntry.objects.filter(pk=line.case.pk).first(),
    }


def _is_beside(one: CaseLine, line: CaseLine) -> bool:
    return one.case.pk != line.case.pk and one.case.closed_on is None


def _identity(opened: OpenCase, desk: Unlocked) -> dict[str, Any]:
    """Return whether the reporter gave a name, and the name where it was opened to this officer."""
    shown = naming.is_open_to(opened, desk.reader)
    return {"is_named": identity.is_given(opened), "identity": identity.read(opened) if shown else {}}


def _places(steps: list[workflow.Edge], named: dict[str, Any], *, is_new: bool) -> set[str]:
    """Return the steps and actions whose forms stand on the page."""
    to_name = {"name"} if named["is_named"] and not named["identity"] else set()
    return {*meanwhile.ALWAYS, *(step.to for step in steps), *to_name, *({"triage"} if is_new else ())}


def _divisions(opened: OpenCase) -> dict[str, Any]:
    """Return the divisions that a general case can be given to, the one that it has, and what is told when that has ended."""
    if opened.case.channel != Channel.GENERAL:
        return {"divisions": []}
    now = Division.objects.filter(name=opened.summary.get("division", "")).first()
    offered = Division.objects.offered(now.pk if now else None)
    return {"divisions": offered, "ended": now.told_end() if now else ""}


def _line(opened: OpenCase) -> CaseLine:
    return CaseLine(opened, timezone.localdate(), deadlines.rule())


def _steps(opened: OpenCase) -> tuple[list[workflow.Edge], list[workflow.Edge]]:
    """Return the steps that stand beside an answer and those with a form of their own: each in one place.

    A new case is accepted where it is assigned; what is forwarded is forwarded where bodies can be chosen.
    """
    elsewhere = {workflow.Status.FORWARDED} | ({workflow.Status.ACCEPTED} if _is_new(opened) else set())
    beside = [step for step in workflow.edges_of_an_answer(opened) if step.to not in elsewhere]
    taken = {step.to for step in beside} | (elsewhere - {workflow.Status.FORWARDED})
    return beside, [step for step in workflow.edges(opened, by_reporter=False) if step.to not in taken]


def _is_new(opened: OpenCase) -> bool:
    return opened.summary["status"] == workflow.Status.RECEIVED


def _page(
    request: HttpRequest, opened: OpenCase, desk: Unlocked, *, form: Any = None, typed: Any = None, status: int = 200
) -> HttpResponse:
    """Answer with the page of a case; `typed` is what was sent when it could not be done, and stays in its fields."""
    line = _line(opened)
    readership, (beside, steps) = opened.leaf("readership"), _steps(opened)
    notes, openings = access_log.apart(opened.entries(staff_only=True))
    templates = ReplyTemplate.objects.filter(channel__in=["", opened.case.channel])
    named, thread = _identity(opened, desk), opened.entries()
    is_new = _is_new(opened)
    context = {
        "line": line,
        "case": opened.case,
        "summary": opened.summary,
        **named,
        "thread": pieces.piece(thread, request.GET.get("piece")),
        "seen": len(thread),
        "notes": notes,
        "openings": openings,
        "files": (files := [(info, pictures.can_show(info)) for info in opened.files()]),
        "has_pictures": any(is_picture for _, is_picture in files),
        "steps": steps,
        "steps_by_two": [step.to for step in steps if by_two.is_by_two(opened, step.to)],
        "answer_steps": beside,
        "bodies": in_force.guideline().bodies,
        "reader_acts": READER_ACTS,
        **_board(line, desk),
        "is_new": is_new,
        "days": line.rule.days_of(opened.case.counted_from),
        "filter": request.GET.urlencode(),
        "templates": templates,
        **_divisions(opened),
        "readers": readership["readers"],
        "proposed": readership["proposed"],
        "asked": [
            one | {"label": by_two.label(opened, one), "may_confirm": by_two.may_confirm(opened, one, desk.reader)}
            for one in by_two.asked(opened)
        ],
        "appealed": workflow.was_appealed(opened),
        "by_two": by_two.is_by_two(opened, by_two.REMOVE),
        "finals": {"remove": finals.said_of(opened, "remove"), "step_aside": finals.said_of(opened, "step-aside")},
        "candidates": rekeying.candidates(opened),
        "desk": desk,
        "template": next((one for one in templates if str(one.pk) == request.GET.get("template")), None),
        "item": uuid4(),
        "typed": typed or {},
        "unplaced": meanwhile.unplaced(typed or {}, _places(steps, named, is_new=is_new)),
        "held": form.held if form else [],
    }
    return page(request, "case", context, title=f"เรื่อง {opened.case.number}", status=status)


@csrf_exempt  # checked inside, as for entering.enter
def act(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Do one thing to a case and return to it; to the list, when they read it no more."""
    return _act(request, case_id, uploads=seal_uploads(request))


@unlocked
@require_POST
def _act(request: HttpRequest, case_id: UUID, desk: Unlocked, uploads: SealingUploadHandler) -> HttpResponse:
    opened = opened_case(desk, case_id)
    verb = VERBS.get(request.POST.get("action", ""))
    if verb is None:
        raise Http404("ไม่มีการดำเนินการนี้")
    form = verb.form(request.POST, request.FILES, problems=uploads.problems)
    if not form.is_valid():
        return _refused(request, case_id, desk, form, " ".join(map(str, chain.from_iterable(form.errors.values()))))
    try:
        with writing(opened) as again:
            meanwhile.read_first(again, desk, request.POST["action"], form.cleaned_data["seen"])
            finals.check(again, request.POST["action"], is_sure=form.cleaned_data["sure"])
            said = verb.do(again, desk, form) or verb.said
    except ValidationError as refusal:
        return _refused(request, case_id, desk, form, " ".join(refusal.messages))
    except intake.REFUSALS as refusal:
        return _refused(request, case_id, desk, form, CHANGED if isinstance(refusal, SealError) else FAILED)
    messages.success(request, f"เรื่องก่อนหน้า: {said}" if "next" in request.POST else said)
    if "next" in request.POST:
        return redirect(f"{reverse('admin:complaints_desk_next', args=[case_id])}?{request.GET.urlencode()}")
    still = unlocking.open_case(Case.objects.get(pk=case_id), desk.box)
    return redirect("admin:complaints_desk_case", case_id) if still else redirect(DESK)


def _refused(request: HttpRequest, case_id: UUID, desk: Unlocked, form: Any, sentence: str) -> HttpResponse:
    """Answer with the case as it is now and what was typed; where nothing can be shown, only the sentence is left."""
    messages.error(request, sentence)
    return once_more(
        lambda: _page(request, opened_case(desk, case_id), desk, form=form, typed=form.data, status=422),
    )


@unlocked
@require_POST
def remove_former_readers(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """Take everybody who left the desk off all open cases of this officer, each with new keys; not without the tick."""
    if "sure" not in request.POST:
        messages.error(request, finals.SURE)
        return redirect(DESK)
    done = 0
    for case in filter(row_macs.holds, Case.objects.open()):
        opened = unlocking.open_case(case, desk.box)
        if opened:
            overdue.renewed(opened)
        for reader_id in rekeying.are_gone(opened) if opened else []:
            current = unlocking.open_case(Case.objects.get(pk=case.pk), desk.box)
            try:
                with writing(cast(OpenCase, current)) as again:
                    leaving.take_off_former(again, target=reader_id, by=desk.reader)
                done += 1
            except ValidationError as refusal:
                messages.error(request, f"เรื่อง {case.number}: {' '.join(refusal.messages)}")
    messages.success(request, f"นำผู้พ้นหน้าที่ออกแล้ว {format_number(done)} รายการ" if done else "ไม่มีผู้พ้นหน้าที่ในเรื่องของท่าน")
    return redirect(DESK)
