"""Filing through a door, in one request without a cookie: sealed first, answered with the receipt."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from common.promises import promise

from ..cases.open_case import OpenCase, changing
from ..files import storage
from ..files.uploads import Arrived, seal_uploads
from ..filing import intake, networks, resending, tokens
from ..filing.intake import Report
from ..filing.origins import own_origin
from ..filing.tokens import FormToken, StaleToken
from ..forms import DOOR_FORMS
from ..forms.report import ReportForm
from ..models import Door
from ..no_store import no_store
from ..readers import choosing
from ..sealing import receipts
from . import code_sheet, resent
from .doors import what_the_desk_says
from .last_look import CHANGED, last_look
from .receipt import receipt
from .refusals import sentence
from .report_pages import gathered, pages, show
from .turning import mend, turn

STALE = promise("typed-text-is-kept", "แบบฟอร์มนี้เปิดไว้นานเกินไปหรือส่งเร็วเกินไป ข้อความและไฟล์ของท่านยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง")


@no_store
@own_origin
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, door: Any) -> HttpResponse:
    """Show the form of a door, check what was typed, file it, or confirm the receipt code."""
    if not choosing.is_open(door):
        return render(request, "complaints/closed.html", {"door": Door(door), **what_the_desk_says()}, status=503)
    if request.method != "POST":
        return _first_page(request, door)
    handler = seal_uploads(request)
    action = request.POST.get("action")
    if action in ("confirm", "save-code"):
        return _confirm(request, door)
    if action == "add":
        return resent.add(request, door, _token(request, door)[1], problems=handler.problems)
    data = gathered(request.POST, door)
    return (_file if action == "file" else turn)(request, door, data, handler.problems)


@no_store
@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """Say what keeps a reporter of corruption safe, and what does not, before the first question."""
    door = Door.CORRUPTION
    steps = {"step": 1, "steps": range(1, 5), "own_network": networks.is_own(request)}
    is_open = choosing.is_open(door)
    template = "complaints/safety.html" if is_open else "complaints/closed.html"
    return render(request, template, {"door": door, **steps, **what_the_desk_says()}, status=200 if is_open else 503)


def _first_page(request: HttpRequest, door: Any) -> HttpResponse:
    return show(request, door, pages(door)[0], QueryDict(), token=tokens.issue(door))


def _token(request: HttpRequest, door: Any) -> tuple[str, FormToken | None]:
    """Return (token for the next page, FormToken or None when this one cannot file)."""
    text = request.POST.get("token", "")
    try:
        return text, tokens.accept(text, door)
    except StaleToken:
        return tokens.issue(door), None


def _file(request: HttpRequest, door: Any, data: QueryDict, problems: Sequence[str]) -> HttpResponse:
    """File what its reporter has seen: the readers too, where he was shown them."""
    text, token = _token(request, door)
    form = DOOR_FORMS[door](data, request.FILES, problems=problems)
    if not form.is_valid():
        return mend(request, door, data, problems, token=text)
    if token is None:
        return last_look(request, door, form, token=text, status=422, problem=STALE)
    try:
        if _others_read(request, form, token):
            return last_look(request, door, form, token=text, status=409, problem=CHANGED)
        opened, rest = _filed(form.report(), form.arrived, token.code)
    except intake.REFUSALS as refusal:
        return last_look(request, door, form, token=text, status=503, problem=sentence(refusal))
    needed = form.arrived if rest.others_kept_out else rest.files
    for one in form.arrived:
        if one not in needed:
            storage.turn_away(one.id)  # what a second click brought again
    return (
        resent.page(request, door, token, opened, rest, needed, data) if rest else receipt(request, door, token, opened)
    )


def _others_read(request: HttpRequest, form: ReportForm, token: FormToken) -> bool:
    """Whether somebody else would read than the reporter was shown, in a report that is not filed yet."""
    agreed = request.POST.get("agreed")
    if agreed is None or agreed == intake.readers_for(form.report(), form.arrived).mark:
        return False
    return intake.already_filed(intake.claim_of(token.code)) is None


def _filed(report: Report, arrived: Sequence[Arrived], code: str) -> tuple[OpenCase, resending.Rest]:
    """File, and return (the case, what of this report it lacks because the same form had been filed before)."""
    claim = intake.claim_of(code)
    opened = intake.open_as_reporter(intake.file(report, code=code, arrived=arrived, claim=claim), claim)
    excluded = intake.readers_for(report, arrived).excluded
    return opened, resending.rest(opened, report, arrived, code, excluded=excluded)


def _confirm(request: HttpRequest, door: Any) -> HttpResponse:
    """Take the last four digits as proof that the code was written down; from then on it is not shown again."""
    _, token = _token(request, door)
    if token is None:
        return _first_page(request, door)
    claim = intake.claim_of(token.code)
    case = intake.already_filed(claim)
    if case is None:
        return _first_page(request, door)
    if request.POST["action"] == "save-code" and not case.code_confirmed:
        return code_sheet.sheet(request, token.code, case, request.POST.get("nickname", ""))
    typed = "".join(filter(str.isdecimal, request.POST.get("last", "")))
    if typed and [int(sign) for sign in typed] == [int(sign) for sign in token.code[-receipts.GROUP :]]:
        with changing(case.pk) as row:
            row.code_confirmed = True
        return render(request, "complaints/filed.html", {"door": Door(door), "case": case})
    opened = intake.open_as_reporter(case, claim)
    return receipt(request, door, token, opened, error="เลขสี่ตัวท้ายไม่ตรงกับรหัส โปรดดูรหัสที่จดไว้แล้วกรอกอีกครั้ง")
