"""The reporter's own page of a case: opened by the receipt code alone, sent with every form, kept nowhere."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..cases import access_log, attached, deadlines, following, identity, pieces, workflow
from ..cases.case_line import CaseLine
from ..cases.one_state import once_more
from ..cases.open_case import OpenCase, writing
from ..cases.workflow import APPEAL, Status
from ..desk.downloads import as_download, sealed_stream
from ..files.uploads import SealingUploadHandler, seal_uploads
from ..filing import intake, throttle
from ..filing.origins import own_origin
from ..filing.slips import slip
from ..forms.message import MessageForm, item_of
from ..forms.naming import NamingForm
from ..models import Channel
from ..no_store import no_store
from ..readers import appeals, choosing, circle, shutting_out
from ..readers.naming import name_oneself
from ..sealing import gate, receipts
from ..sealing.errors import BadReceipt
from ..server_secret import SecretMissing
from . import resent
from .channels import what_the_desk_says
from .refusals import sentence

# Asking again for these loses nothing.
READING = {"show", "download", "proof", "report"}
FILES_GONE = "ข้อความยังอยู่ แต่ไฟล์ที่แนบมาไม่ได้รับไว้ โปรดแนบใหม่เมื่อเปิดเรื่องได้แล้ว"
WRONG = "รหัสนี้ไม่ผิดรูปแบบ แต่ไม่มีเรื่องที่ใช้รหัสนี้ เรื่องอาจถูกทำลายตามกำหนดแล้ว หรือรหัสเป็นของเว็บไซต์อื่น"
STEPPED = {
    Status.CONFIRMED: "บันทึกการยืนยันของท่านแล้ว ขอบคุณ",
    Status.REOPENED: "หน่วยงานได้รับคำขอและเหตุผลของท่านแล้ว",
    Status.WITHDRAWN: "ถอนเรื่องตามที่ท่านขอแล้ว",
}
NAME_NOT_TAKEN = "ยังไม่ได้เก็บชื่อที่กรอก เรื่องอาจยุติแล้ว หรือชื่อยาวเกินไป โปรดตรวจอีกครั้ง"
NOT_NOW = "ขณะนี้ระบบเปิดเรื่องให้ไม่ได้ ไม่ใช่เพราะรหัสของท่าน โปรดเก็บรหัสไว้และลองใหม่ภายหลัง หรือใช้ช่องทางอื่น"


@no_store
@own_origin
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code; with a right one show the case and do what its forms ask."""
    if request.method != "POST":
        return _ask(request)
    handler = seal_uploads(request)
    if error := slip(request.POST.get("code", "")):
        return _turned_away(request, handler, error, 422)
    try:
        with throttle.attempt(request) as seconds, gate.crowded() if seconds else nullcontext():
            opened, code = _opened(request)
        return _act(request, opened, code, handler)
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


def _opened(request: HttpRequest) -> tuple[OpenCase, str]:
    """Return (case, code) of the code in the form. Raises BadReceipt for every code that finds nothing."""
    code = receipts.normalise(request.POST.get("code", ""))
    claim = intake.claim_of(code)
    case = intake.already_filed(claim)
    if case is None:
        raise BadReceipt
    return intake.open_as_reporter(case, claim), code


def _act(request: HttpRequest, opened: OpenCase, code: str, handler: SealingUploadHandler) -> HttpResponseBase:
    action = request.POST.get("action", "show")
    if action == "reply":
        return _reply(request, opened, code, handler)
    try:
        if action == "download":
            return _read(request, opened, partial(_download, request))
        if action in ("proof", "report"):
            return _read(request, opened, partial(_proof, action))
        if action == "shut-out":
            return _shut_out(request, opened)
        if action == workflow.Status.APPEALED:
            return _appeal(request, opened)
        if action == "naming":
            return _naming(request, opened, code)
        said = "" if action == "show" else _step(request, opened, action)
    except ValidationError as refusal:
        return _page(request, opened, code, error=" ".join(refusal.messages), typed=request.POST, status=422)
    return _page(request, opened, code, said=said)


def _reply(request: HttpRequest, opened: OpenCase, code: str, handler: SealingUploadHandler) -> HttpResponseBase:
    form = MessageForm(request.POST, request.FILES, problems=handler.problems)
    if form.is_valid():
        try:
            following.reply(opened, text=form.cleaned_data["text"], arrived=form.arrived, item=item_of(request.POST))
            resent.take_identity(opened, request.POST)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _page(request, opened, code, said="ส่งข้อความถึงเจ้าหน้าที่แล้ว")
    return _page(request, opened, code, form=form, status=422)


def _naming(request: HttpRequest, opened: OpenCase, code: str) -> HttpResponseBase:
    """Put another name and contact into the envelope, or none."""
    form = NamingForm(request.POST)
    if following.is_over(opened) or not form.is_valid():
        return _page(request, opened, code, naming=form, error=NAME_NOT_TAKEN, status=422)
    name_oneself(opened, form.identity())
    return _page(request, opened, code, said="เก็บชื่อและช่องทางติดต่อตามที่กรอกแล้ว")


def _step(request: HttpRequest, opened: OpenCase, action: str) -> str:
    """Take a step of the workflow or rate the case, and return what to say of it."""
    text = request.POST.get("text", "")
    if action == "rate":
        following.rate(opened, stars=request.POST.get("stars", ""), text=text)
        return "บันทึกความพึงพอใจแล้ว ขอบคุณ"
    following.step(opened, to=action, text=text)
    return STEPPED[Status(action)]


def _shut_out(request: HttpRequest, opened: OpenCase) -> HttpResponseBase:
    """Take a reader off the case, and show it under its new keys."""
    chosen = request.POST.get("reader", "")
    with writing(opened) as again:
        shutting_out.shut_out(again, int(chosen) if chosen.isdecimal() else 0)
    return _page(request, *_opened(request), said="กันผู้นี้ออกแล้ว เรื่องทั้งเรื่องเข้ารหัสใหม่ด้วยกุญแจใหม่")


def _appeal(request: HttpRequest, opened: OpenCase) -> HttpResponseBase:
    """Open the case again for the outside reader, and show it under its new keys."""
    with writing(opened) as again:
        appeals.appeal(again, text=request.POST.get("text", ""))
    return _page(request, *_opened(request), said="ส่งอุทธรณ์แล้ว ผู้รับเรื่องภายนอกเปิดเรื่องนี้ได้แล้ว")


def _goes_outside(opened: OpenCase) -> bool:
    """Return whether the outside reader would be given the case once a limit passes without a word to the reporter."""
    may_join = opened.opens("readership") and choosing.outside_to_add(opened.leaf("readership"))
    return bool(may_join and opened.case.channel == Channel.CORRUPTION and not opened.case.passed_on)


def _wanted(opened: OpenCase) -> dict[str, Any]:
    """Return the steps open to the reporter, and those for which the desk waits: they stand unfolded."""
    steps = [
        edge for edge in workflow.edges(opened, by_reporter=True) if edge is not APPEAL or appeals.heard_by(opened)
    ]
    wanted = [step.to for step in steps if step.to in (workflow.Status.CONFIRMED, workflow.Status.REOPENED)]
    until = workflow.reopen_until(opened) if workflow.Status.REOPENED in wanted else None
    return {"steps": steps, "wanted": wanted, "may_confirm": bool(wanted), "reopen_until": until}


def _read(request: HttpRequest, opened: OpenCase, read: Callable[[OpenCase], Any]) -> Any:
    """Return read(case); read again where it was given new keys since its code opened it."""
    return once_more(lambda: read(opened), lambda: read(_opened(request)[0]))


def _page(request: HttpRequest, opened: OpenCase, code: str, *, status: int = 200, **more: Any) -> HttpResponseBase:
    context = _read(request, opened, partial(_shown, request, code, **more))
    return render(request, "complaints/case.html", context, status=status)


def _shown(
    request: HttpRequest,
    code: str,
    opened: OpenCase,
    *,
    form: MessageForm | None = None,
    said: str = "",
    error: str = "",
    typed: Any = None,
    naming: NamingForm | None = None,
) -> dict[str, Any]:
    """Return what the page of a case shows of it as it is now."""
    opened.case.refresh_from_db()
    entries, files, rule = opened.entries(), opened.files(), deadlines.rule()
    taken, answer = attached.attached(entries, files), following.answer(entries)
    return {
        "case": opened.case,
        "line": CaseLine(opened, timezone.localdate(), rule),
        "code": code,
        "shown_code": receipts.show(code),
        "summary": opened.summary,
        "status": workflow.Status(opened.summary["status"]),
        "thread": pieces.piece(entries, request.POST.get("piece")),
        "answer": answer,
        "answer_files": [file for one in attached.beside(entries, answer) for file in taken.get(one.sequence, ())]
        if answer
        else [],
        "taken": taken,
        "circle": circle.circle_of(opened),
        "is_named": identity.is_given(opened),
        "name_openings": sum(one.type == "identity-opened" for one in entries),
        "naming": naming or NamingForm(),
        **_wanted(opened),
        "files": files,
        "appeal_until": deadlines.appeal_until(opened.case),
        "last_opened": access_log.last_opened(opened),
        "goes_outside": opened.case.closed_on is None and _goes_outside(opened),
        "turned_away": deadlines.appeal_until(opened.case) is not None,
        "bodies": what_the_desk_says()["bodies"],
        "rule": rule,
        "days": rule.days_of(opened.case.counted_from),
        "may_write": not following.is_over(opened),
        "may_rate": opened.case.closed_on and "stars" not in opened.summary,
        "form": form or MessageForm(),
        "held": form.held if form else [],
        "item": item_of(request.POST) if form else uuid4(),
        "typed": typed or {},
        "said": said,
        "error": error,
    }


def _download(request: HttpRequest, opened: OpenCase) -> HttpResponseBase:
    wanted = request.POST.get("file", "")
    info = next((info for info in opened.files() if info.id.hex == wanted), None)
    if info is None:
        raise ValidationError("ไม่พบไฟล์นี้ในเรื่องของท่าน")
    return as_download(StreamingHttpResponse(sealed_stream(info)), info.name, size=info.size)


def _proof(action: str, opened: OpenCase) -> HttpResponseBase:
    if action == "proof":
        return as_download(StreamingHttpResponse([intake.proof(opened)]), "หลักฐานการรับเรื่อง.json")
    return as_download(StreamingHttpResponse([intake.report_as_filed(opened)]), "เรื่องที่แจ้ง.json")
