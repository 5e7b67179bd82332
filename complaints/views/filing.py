"""Filing through a channel, in one request without a cookie: sealed first, answered with the receipt."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from common.promises import promise

from ..cases.open_case import OpenCase, changing
from ..files import storage
from ..files.uploads import Arrived, seal_uploads
from ..filing import intake, networks, pressure, resending, tokens
from ..filing.intake import Report
from ..filing.origins import own_origin
from ..filing.tokens import FormToken, HurriedToken, StaleToken
from ..forms import CHANNEL_FORMS
from ..forms.report import ReportForm
from ..models import Channel
from ..no_store import no_store
from ..readers import choosing
from ..sealing import receipts
from . import code_sheet, resent
from .channels import what_the_desk_says
from .last_look import CHANGED, last_look
from .receipt import receipt
from .refusals import sentence
from .report_pages import gathered, pages, show
from .turning import mend, turn

STALE = promise("typed-text-is-kept", "แบบฟอร์มนี้เปิดไว้นานเกินไป ข้อความและไฟล์ของท่านยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง")
HURRIED = promise("typed-text-is-kept", "ส่งเร็วเกินไป ข้อความและไฟล์ของท่านยังอยู่ โปรดรอ ๓ วินาทีแล้วกดส่งอีกครั้ง")


@no_store
@own_origin
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, channel: Any) -> HttpResponse:
    """Show the form of a channel, check what was typed, file it, or confirm the receipt code."""
    if not choosing.is_open(channel):
        return render(
            request, "complaints/closed.html", {"channel": Channel(channel), **what_the_desk_says()}, status=503
        )
    if request.method != "POST":
        return _first_page(request, channel)
    handler = seal_uploads(request, pressure.files_of(request))
    action = request.POST.get("action")
    if action in ("confirm", "save-code"):
        return _confirm(request, channel)
    if action == "add":
        return resent.add(request, channel, _token(request, channel)[1], problems=handler.problems)
    data = gathered(request.POST, channel)
    return (_file if action == "file" else turn)(request, channel, data, handler.problems)


@no_store
@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """Say what keeps a reporter of corruption safe, and what does not, before the first question."""
    channel = Channel.CORRUPTION
    steps = {"step": 1, "steps": range(1, 5), "own_network": networks.is_own(request)}
    is_open = choosing.is_open(channel)
    template = "complaints/safety.html" if is_open else "complaints/closed.html"
    return render(
        request, template, {"channel": channel, **steps, **what_the_desk_says()}, status=200 if is_open else 503
    )


def _first_page(request: HttpRequest, channel: Any) -> HttpResponse:
    return show(request, channel, pages(channel)[0], QueryDict(), token=tokens.issue(channel))


def _token(request: HttpRequest, channel: Any) -> tuple[str, FormToken | None, str]:
    """Return (token for the next page, FormToken or None when this one cannot file, and in Thai why not)."""
    text = request.POST.get("token", "")
    try:
        return text, tokens.accept(text, channel), ""
    except StaleToken as stale:
        return tokens.issue(channel), None, HURRIED if isinstance(stale, HurriedToken) else STALE


def _file(request: HttpRequest, channel: Any, data: QueryDict, problems: Sequence[str]) -> HttpResponse:
    """File what its reporter has seen: the readers too, where he was shown them."""
    text, token, problem = _token(request, channel)
    form = CHANNEL_FORMS[channel](data, request.FILES, problems=problems)
    if not form.is_valid():
        return mend(request, channel, data, problems, token=text)
    if token is None:
        return last_look(request, channel, form, token=text, status=422, problem=problem)
    try:
        report = _as_seen(request, form.report())
        if _others_read(request, form, token):
            return last_look(request, channel, form, token=text, status=409, problem=CHANGED)
        opened, rest = _filed(request, report, form.arrived, token.code)
    except pressure.Crowded as crowded:
        return last_look(request, channel, form, token=text, status=429, problem=str(crowded))
    except intake.REFUSALS as refusal:
        return last_look(request, channel, form, token=text, status=503, problem=sentence(refusal))
    needed = form.arrived if rest.others_kept_out else rest.files
    for one in form.arrived:
        if one not in needed:
            storage.turn_away(one.id)  # what a second click brought again
    return (
        resent.page(request, channel, token, opened, rest, needed, data)
        if rest
        else receipt(request, channel, token, opened)
    )


def _as_seen(request: HttpRequest, report: Report) -> Report:
    """Return the report; of one that comes from no page that shows its readers, nobody was asked who is meant."""
    is_shown = "agreed" in request.POST
    return report if is_shown else replace(report, involved=replace(report.involved, is_shown=False))


def _others_read(request: HttpRequest, form: ReportForm, token: FormToken) -> bool:
    """Whether somebody else would read than the reporter was shown, in a report that is not filed yet."""
    agreed = request.POST.get("agreed")
    if agreed is None or agreed == intake.readers_for(form.report(), form.arrived).mark:
        return False
    return intake.already_filed(intake.claim_of(token.code)) is None


def _filed(
    request: HttpRequest, report: Report, arrived: Sequence[Arrived], code: str
) -> tuple[OpenCase, resending.Rest]:
    """File, and return (the case, what of this report it lacks because the same form had been filed before)."""
    claim = intake.claim_of(code)
    is_new = intake.already_filed(claim) is None
    with pressure.counted(request, report.channel) if is_new else nullcontext():
        case = intake.file(report, code=code, arrived=arrived, claim=claim)
    opened = intake.open_as_reporter(case, claim)
    excluded = intake.readers_for(report, arrived).excluded
    return opened, resending.rest(opened, report, arrived, code, excluded=excluded)


def _confirm(request: HttpRequest, channel: Any) -> HttpResponse:
    """Take the last four digits as proof that the code was written down; from then on it is not shown again."""
    token = _token(request, channel)[1]
    if token is None:
        return _first_page(request, channel)
    claim = intake.claim_of(token.code)
    case = intake.already_filed(claim)
    if case is None:
        return _first_page(request, channel)
    if request.POST["action"] == "save-code" and not case.code_confirmed:
        return code_sheet.sheet(request, token.code, case, request.POST.get("nickname", ""))
    typed = "".join(filter(str.isdecimal, request.POST.get("last", "")))
    if typed and [int(sign) for sign in typed] == [int(sign) for sign in token.code[-receipts.GROUP :]]:
        with changing(case.pk) as row:
            row.code_confirmed = True
        context = {"channel": Channel(channel), "case": case, **what_the_desk_says()}
        return render(request, "complaints/filed.html", context)
    opened = intake.open_as_reporter(case, claim)
    return receipt(request, channel, token, opened, error="เลขสี่ตัวท้ายไม่ตรงกับรหัส โปรดดูรหัสที่จดไว้แล้วกรอกอีกครั้ง")
