"""Filing through a door, in one request without a cookie: sealed first, answered with the receipt."""

import logging

from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..cases.open_case import changing
from ..files import storage
from ..files.uploads import seal_uploads
from ..filing import intake, networks, tokens
from ..filing.origins import own_origin
from ..filing.tokens import StaleToken
from ..forms import DOOR_FORMS
from ..models import Door
from ..no_store import no_store
from ..readers import choosing
from ..readers.choosing import DoorShut
from ..row_macs import Altered
from ..sealing import receipts
from ..sealing.errors import Busy
from .doors import what_the_desk_says

log = logging.getLogger("complaints")

BUSY = "ขณะนี้มีผู้ใช้งานพร้อมกันมาก สิ่งที่ท่านส่งยังไม่ได้บันทึก โปรดรอสักครู่แล้วกดส่งอีกครั้ง"
FAILED = "ระบบเก็บสิ่งที่ท่านส่งไม่สำเร็จ และไม่ได้บันทึกสิ่งใดไว้ โปรดลองอีกครั้ง หรือใช้ช่องทางอื่น"
ALTERED = (
    "ข้อมูลของเรื่องนี้ในฐานข้อมูลไม่ตรงกับที่ระบบบันทึกไว้ ระบบจึงไม่เปิดและไม่บันทึกสิ่งใด และได้แจ้งเจ้าหน้าที่รับเรื่องแล้ว "
    "รหัสของท่านถูกต้อง โปรดเก็บไว้และลองใหม่ภายหลัง หรือแจ้งหน่วยงานภายนอกตามช่องทางอื่น"
)
STALE = "แบบฟอร์มนี้เปิดไว้นานเกินไปหรือส่งเร็วเกินไป ข้อความของท่านยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง"


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
    if request.POST.get("action") == "confirm":
        return _confirm(request, door)
    form = DOOR_FORMS[door](request.POST, request.FILES, problems=handler.problems)
    return _check(request, door, form) if request.POST.get("action") == "check" else _file(request, door, form)


def _check(request, door, form):
    """Show how complete the report is, without filing anything."""
    token, _ = _token(request, door)
    form.is_valid()
    return _form_page(request, door, form, token=token, checked=True)


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
        case = intake.file(form.report(), code=token.code, arrived=form.arrived)
    except intake.REFUSALS as refusal:
        form.add_error(None, sentence(refusal))
        return _form_page(request, door, form, token=text, status=503)
    for one in form.arrived:
        storage.turn_away(one.id)  # what a second click brought again
    return _receipt(request, door, token, case)


def sentence(refusal):
    """Return in Thai what a reporter is told of one of intake.REFUSALS."""
    if isinstance(refusal, DoorShut):
        return str(refusal)
    if isinstance(refusal, Busy):
        return BUSY
    log.error("a report or message was refused: %s", type(refusal).__name__)
    return ALTERED if isinstance(refusal, Altered) else FAILED


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


def _receipt(request, door, token, case, *, error=""):
    """Show the receipt code, unless it was confirmed before; the proof of filing stands below it."""
    opened = intake.open_as_reporter(case, intake.claim_of(token.code))
    context = {
        "door": Door(door),
        "case": case,
        "token": token.text,
        "groups": receipts.show(token.code).split() if not case.code_confirmed else [],
        "proof": intake.proof(opened),
        "error": error,
    }
    return render(request, "complaints/receipt.html", context)


def _confirm(request, door):
    """Take the last four digits as proof that the code was written down; from then on it is not shown again."""
    _, token = _token(request, door)
    case = intake.already_filed(intake.claim_of(token.code)) if token else None
    if case is None:
        return _form_page(request, door, DOOR_FORMS[door](), token=tokens.issue(door))
    typed = "".join(filter(str.isdecimal, request.POST.get("last", "")))
    if typed and [int(sign) for sign in typed] == [int(sign) for sign in token.code[-receipts.GROUP :]]:
        with changing(case.pk) as row:
            row.code_confirmed = True
        return render(request, "complaints/filed.html", {"door": Door(door), "case": case})
    return _receipt(request, door, token, case, error="เลขสี่ตัวท้ายไม่ตรงกับรหัส โปรดดูรหัสที่จดไว้แล้วกรอกอีกครั้ง")
