"""Filing through a door, in one request without a cookie: sealed first, answered with the receipt."""

from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from common.promises import promise

from ..cases.open_case import changing
from ..files import storage
from ..files.uploads import seal_uploads
from ..filing import intake, networks, resending, tokens
from ..filing.origins import own_origin
from ..filing.tokens import StaleToken
from ..forms import DOOR_FORMS
from ..models import Door
from ..no_store import no_store
from ..readers import choosing
from ..sealing import receipts
from . import resent
from .doors import what_the_desk_says
from .receipt import receipt
from .refusals import sentence

NO_BUTTON = "ยังไม่ได้ส่งเรื่อง โปรดตรวจแล้วกดปุ่ม “ส่งเรื่อง”"
STALE = promise("typed-text-is-kept", "แบบฟอร์มนี้เปิดไว้นานเกินไปหรือส่งเร็วเกินไป ข้อความของท่านยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง")


@no_store
@own_origin
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, door):
    """Show the form of a door, check what was typed, file it, or confirm the receipt code."""
    if not choosing.is_open(door):
        return render(request, "complaints/closed.html", {"door": Door(door), **what_the_desk_says()}, status=503)
    if request.method != "POST":
        return _form_page(request, door, DOOR_FORMS[door](), token=tokens.issue(door))
    handler = seal_uploads(request)
    action = request.POST.get("action")
    if action == "confirm":
        return _confirm(request, door)
    if action == "add":
        return resent.add(request, door, _token(request, door)[1], problems=handler.problems)
    form = DOOR_FORMS[door](request.POST, request.FILES, problems=handler.problems)
    return _file(request, door, form) if action == "file" else _check(request, door, form, asked=action == "check")


def _check(request, door, form, *, asked):
    """Show how complete the report is, without filing anything; unasked, say that no button was pressed."""
    token, _ = _token(request, door)
    form.is_valid()
    if not asked:
        form.add_error(None, NO_BUTTON)
    return _form_page(request, door, form, token=token, checked=True, status=200 if asked else 422)


def _token(request, door):
    """Return (token for the next page, FormToken or None when this one cannot file)."""
    text = request.POST.get("token", "")
    try:
        return text, tokens.accept(text, door)
    except StaleToken:
        return tokens.issue(door), None


def _file(request, door, form):
    text, token = _token(request, door)
    valid = form.is_valid()
    if token is None:
        form.add_error(None, STALE)
    if token is None or not valid:
        return _form_page(request, door, form, token=text, status=422)
    try:
        opened, rest = _filed(form.report(), form.arrived, token.code)
    except intake.REFUSALS as refusal:
        form.add_error(None, sentence(refusal))
        return _form_page(request, door, form, token=text, status=503)
    needed = form.arrived if rest.others_kept_out else rest.files
    for one in form.arrived:
        if one not in needed:
            storage.turn_away(one.id)  # what a second click brought again
    return resent.page(request, door, token, opened, rest, needed) if rest else receipt(request, door, token, opened)


def _filed(report, arrived, code):
    """File, and return (the case, what of this report it lacks because the same form had been filed before)."""
    claim = intake.claim_of(code)
    opened = intake.open_as_reporter(intake.file(report, code=code, arrived=arrived, claim=claim), claim)
    excluded = intake.readers_for(report, arrived).excluded
    return opened, resending.rest(opened, report, arrived, code, excluded=excluded)


def _form_page(request, door, form, *, token, status=200, checked=False):
    context = {
        "form": form,
        "door": Door(door),
        "token": token,
        "held": form.held,
        **what_the_desk_says(),
        "own_network": networks.is_own(request),
        "checked": checked,
        "readiness": getattr(form, "readiness", None),
    }
    return render(request, "complaints/new.html", context, status=status)


def _confirm(request, door):
    """Take the last four digits as proof that the code was written down; from then on it is not shown again."""
    _, token = _token(request, door)
    claim = intake.claim_of(token.code) if token else None
    case = intake.already_filed(claim) if claim else None
    if case is None:
        return _form_page(request, door, DOOR_FORMS[door](), token=tokens.issue(door))
    typed = "".join(filter(str.isdecimal, request.POST.get("last", "")))
    if typed and [int(sign) for sign in typed] == [int(sign) for sign in token.code[-receipts.GROUP :]]:
        with changing(case.pk) as row:
            row.code_confirmed = True
        return render(request, "complaints/filed.html", {"door": Door(door), "case": case})
    opened = intake.open_as_reporter(case, claim)
    return receipt(request, door, token, opened, error="เลขสี่ตัวท้ายไม่ตรงกับรหัส โปรดดูรหัสที่จดไว้แล้วกรอกอีกครั้ง")
