"""What the reporter's page shows of a case as it is now, opened by the code in the form."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from ..cases import access_log, attached, deadlines, following, identity, pieces, questions, retention, workflow
from ..cases.case_line import CaseLine
from ..cases.one_state import once_more
from ..cases.open_case import OpenCase
from ..cases.reported import names_applicant
from ..cases.workflow import APPEAL, Status
from ..filing import intake
from ..forms.message import MessageForm, item_of
from ..forms.naming import NamingForm
from ..guideline import in_force
from ..models import Case, Channel, Outcome
from ..readers import appeals, choosing, circle
from ..sealing import receipts
from ..sealing.errors import BadReceipt
from .channels import what_the_desk_says

ANSWERED = (Status.DONE, Status.NOT_DONE)  # the reporter is asked whether it is so


def opened_by_code(request: HttpRequest) -> tuple[OpenCase, str]:
    """Return (case, code) of the code in the form. Raises BadReceipt for every code that finds nothing."""
    code = receipts.normalise(request.POST.get("code", ""))
    claim = intake.claim_of(code)
    case = intake.already_filed(claim)
    if case is None:
        raise BadReceipt
    return intake.open_as_reporter(case, claim), code


def read_again(request: HttpRequest, opened: OpenCase, read: Callable[[OpenCase], Any]) -> Any:
    """Return read(case); read again where it was given new keys since its code opened it."""
    return once_more(lambda: read(opened), lambda: read(opened_by_code(request)[0]))


def page_of_case(
    request: HttpRequest, opened: OpenCase, code: str, *, status: int = 200, **more: Any
) -> HttpResponseBase:
    """Answer with the case as it is now, and with what was just done or must be mended."""
    context = read_again(request, opened, partial(_shown, request, code, **more))
    return render(request, "complaints/case.html", context, status=status)


def withdrawing_page(
    request: HttpRequest, opened: OpenCase, code: str, *, text: str = "", error: str = "", status: int = 200
) -> HttpResponseBase:
    """Answer with what follows when the case is withdrawn, before anything is done."""
    context = read_again(request, opened, partial(_shown, request, code, error=error, typed={"text": text}))
    return render(request, "complaints/withdraw.html", context, status=status)


def _shown(request: HttpRequest, code: str, opened: OpenCase, **more: Any) -> dict[str, Any]:
    """Return what the page shows: the case, its thread and days, what the reporter may do, and what was just done."""
    opened.case.refresh_from_db()
    return {
        "case": opened.case,
        "code": code,
        "shown_code": receipts.show(code),
        "summary": opened.summary,
        **_elsewhere(opened.case),
        "circle": circle.circle_of(opened),
        "last_opened": access_log.last_opened(opened),
        **_thread(request, opened),
        **_days(opened),
        **(wanted := _wanted(opened)),
        **_may(opened),
        **(forms := _forms(request, opened, **more)),
        "unplaced": _unplaced(opened, wanted["steps"], forms),
    }


def _elsewhere(case: Case) -> dict[str, Any]:
    """Return the bodies outside, and where else a reporter whom the office lets wait may go: of corruption never to the office itself."""
    said = what_the_desk_says()
    return {"bodies": said["bodies"], "elsewhere": said["bodies" if case.channel == Channel.CORRUPTION else "ways"]}


def _thread(request: HttpRequest, opened: OpenCase) -> dict[str, Any]:
    """Return the asked piece of the thread, the office's answer and its question that waits, each with the files that came with it."""
    entries, files = opened.entries(), opened.files()
    came_with, answer = attached.attached(entries, files), following.answer(entries)
    question = following.question(opened, entries)
    return {
        "thread": pieces.piece(entries, request.POST.get("piece")),
        "taken": came_with,
        "answer": answer,
        "answer_files": attached.files_beside(entries, answer, came_with),
        "question": question,
        "question_files": attached.files_beside(entries, question, came_with),
        "files": files,
        "name_openings": sum(one.type == "identity-opened" for one in entries),
    }


def _days(opened: OpenCase) -> dict[str, Any]:
    """Return the rule of the case's days, where it stands by it, and until when it can be appealed."""
    rule, appeal_until, today = deadlines.rule(), deadlines.appeal_until(opened.case), timezone.localdate()
    return {
        "rule": rule,
        "days": rule.days_of(opened.case.counted_from),
        "line": CaseLine(opened, today, rule),
        "appeal_until": appeal_until,
        "turned_away": appeal_until is not None,
        "appeal_is_over": appeal_until is not None and today > appeal_until,
        "was_appealed": workflow.was_appealed(opened),
    }


def _may(opened: OpenCase) -> dict[str, Any]:
    """Return what else is open to the reporter, and whether the case goes outside by itself."""
    return {
        "status": Status(opened.summary["status"]),
        "may_write": not following.is_over(opened),
        "may_rate": following.may_rate(opened),
        "is_named": identity.is_given(opened),
        "is_told": names_applicant(opened.entries()[0].content["fields"]),
        **_withdrawing(opened.case),
        "goes_outside": opened.case.closed_on is None and _goes_outside(opened),
    }


def _withdrawing(case: Case) -> dict[str, Any]:
    """Return how long a withdrawn case is kept, and for how many days it can be opened again: until when, were it withdrawn today."""
    days = in_force.guideline().reopen_days
    return {
        "kept_years": retention.years_kept(case.channel, Outcome.WITHDRAWN),
        "reopen_days": days,
        "reopen_last": (case.closed_on or timezone.localdate()) + timedelta(days=days),
    }


def _forms(
    request: HttpRequest,
    opened: OpenCase,
    *,
    form: MessageForm | None = None,
    naming: NamingForm | None = None,
    typed: Any = None,
    said: str = "",
    error: str = "",
) -> dict[str, Any]:
    """Return the forms as they were sent, or empty, and what is said of the one that was."""
    return {
        "form": (form or MessageForm()).answering(is_asked=bool(questions.waiting(opened.summary))),
        "held": form.held if form else [],
        "item": item_of(request.POST) if form else uuid4(),
        "naming": naming or NamingForm(),
        "typed": typed or {},
        "said": said,
        "error": error,
    }


def _unplaced(opened: OpenCase, steps: list[workflow.Edge], forms: dict[str, Any]) -> str:
    """Return the text of a form that no longer stands on the page, since the case moved on meanwhile."""
    typed = forms["typed"] or forms["form"].data
    places: set[str] = {step.to for step in steps}
    places |= {"rate"} if following.may_rate(opened) else set()
    places |= set() if following.is_over(opened) else {"reply"}
    return "" if typed.get("action", "") in places else typed.get("text", "").strip()


def _wanted(opened: OpenCase) -> dict[str, Any]:
    """Return the steps open to the reporter, and those for which the desk waits: they stand unfolded."""
    steps = [
        edge for edge in workflow.edges(opened, by_reporter=True) if edge is not APPEAL or appeals.heard_by(opened)
    ]
    open_to = {step.to for step in steps}
    wanted = open_to & {Status.CONFIRMED, Status.REOPENED} if opened.summary["status"] in ANSWERED else set()
    until = workflow.reopen_until(opened) if Status.REOPENED in open_to else None
    may = {"may_confirm": bool(wanted), "may_appeal": Status.APPEALED in open_to}
    return {"steps": steps, "wanted": wanted, "reopen_until": until, **may}


def _goes_outside(opened: OpenCase) -> bool:
    """Return whether the outside reader would be given the case once a limit passes without a word to the reporter."""
    may_join = opened.opens("readership") and choosing.outside_to_add(opened.leaf("readership"))
    return bool(may_join and opened.case.channel == Channel.CORRUPTION and not opened.case.passed_on)
