"""The reporter's own page of a case: opened by the receipt code alone, sent with every form, kept nowhere."""

from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..files.uploads import SealingUploadHandler, seal_uploads
from ..filing import intake, pressure, throttle
from ..filing.origins import own_origin
from ..filing.slips import slip
from ..forms.message import MessageForm
from ..no_store import no_store
from ..sealing import gate
from ..sealing.errors import BadReceipt
from ..server_secret import SecretMissing
from . import resent
from .channels import what_the_desk_says
from .refusals import sentence
from .tracked_acts import FETCHED, WITHDRAW, act
from .tracked_case import opened_by_code

# Asking again for these loses nothing.
READING = {"show", WITHDRAW, *FETCHED}
FILES_GONE = "ข้อความยังอยู่ แต่ไฟล์ที่แนบมาไม่ได้รับไว้ โปรดแนบใหม่เมื่อเปิดเรื่องได้แล้ว"
WRONG = "รหัสนี้ไม่ผิดรูปแบบ แต่ไม่มีเรื่องที่ใช้รหัสนี้ เรื่องอาจถูกทำลายตามกำหนดแล้ว หรือรหัสเป็นของเว็บไซต์อื่น"
NOT_NOW = "ขณะนี้ระบบเปิดเรื่องให้ไม่ได้ ไม่ใช่เพราะรหัสของท่าน โปรดเก็บรหัสไว้และลองใหม่ภายหลัง หรือใช้ช่องทางอื่น"


@no_store
@own_origin
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code; with a right one show the case and do what its forms ask."""
    if request.method != "POST":
        return _ask(request)
    handler = seal_uploads(request, pressure.files_of(request))
    if error := slip(request.POST.get("code", "")):
        return _turned_away(request, handler, error, 422)
    try:
        with throttle.attempt(request) as seconds, gate.crowded() if seconds else nullcontext():
            opened, code = opened_by_code(request)
        return act(request, opened, code, handler)
    except BadReceipt:
        return _turned_away(request, handler, WRONG, 404)
    except SecretMissing:
        return _ask(request, error=NOT_NOW, status=503, files=request.FILES)
    except intake.REFUSALS as refusal:
        return _ask(request, error=sentence(refusal), status=503, files=request.FILES)


def _turned_away(request: HttpRequest, handler: SealingUploadHandler, error: str, status: int) -> HttpResponseBase:
    """Ask again for a code that opens nothing. Whoever has no case has no room for files here either."""
    error += " " + FILES_GONE if handler.arrived else ""
    handler.upload_interrupted()
    return _ask(request, error=error, status=status)


def _ask(
    request: HttpRequest, *, error: str = "", status: int = 200, files: MultiValueDict | None = None
) -> HttpResponseBase:
    """Ask for the code; what was typed, and what was sent with it, stays."""
    context = {
        "error": error,
        "code": request.POST.get("code", ""),
        "kept": _kept(request, files),
        **what_the_desk_says(),
    }
    return render(request, "complaints/track.html", context, status=status)


def _kept(request: HttpRequest, files: MultiValueDict | None) -> dict[str, Any] | None:
    """Return what a form of the case's page carried; None when it carried nothing that could be lost."""
    action = request.POST.get("action", "show")
    if action in READING:
        return None
    sent = {name: request.POST.get(name, "") for name in ("item", "stars", "text")}
    return {"action": action, "held": MessageForm(request.POST, files).held, "named": _named(request), **sent}


def _named(request: HttpRequest) -> list[tuple[str, str]]:
    """Return (name, value) of what a form said of who the reporter is."""
    return [(name, request.POST[name]) for name in ("name", "contact", resent.CARRIED) if name in request.POST]
