"""What the forms of the reporter's page do: reply, take a step, name oneself, take a reader off, fetch a file."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from common.numbers import short_number

from ..cases import following, identity, questions
from ..cases.open_case import OpenCase, writing
from ..cases.workflow import Status
from ..desk.downloads import as_download, sealed_stream
from ..files.uploads import SealingUploadHandler
from ..filing import intake
from ..forms.message import MessageForm, item_of
from ..forms.naming import NamingForm
from ..readers import appeals, shutting_out
from ..readers.naming import name_oneself
from . import resent
from .tracked_case import opened_by_code, page_of_case, read_again, withdrawing_page

STEPPED = {
    Status.CONFIRMED: "บันทึกการยืนยันของท่านแล้ว ขอบคุณ",
    Status.REOPENED: "หน่วยงานได้รับคำขอและเหตุผลของท่านแล้ว",
    Status.WITHDRAWN: "ถอนเรื่องตามที่ท่านขอแล้ว",
}
SENT, ANSWERED = "ส่งข้อความถึงเจ้าหน้าที่แล้ว", "ส่งคำตอบถึงเจ้าหน้าที่แล้ว"
NAME_NOT_TAKEN = "ยังไม่ได้เก็บชื่อที่กรอก เรื่องอาจยุติแล้ว หรือชื่อยาวเกินไป โปรดตรวจอีกครั้ง"

NO_NAME = "โปรดกรอกชื่อหรือช่องทางติดต่ออย่างน้อยหนึ่งช่อง"
WITHDRAW = "withdraw"  # asks what would follow; Status.WITHDRAWN does it


def act(request: HttpRequest, opened: OpenCase, code: str, handler: SealingUploadHandler) -> HttpResponseBase:
    """Do what the form asks ("show" alone shows), and return the case's page or the file that was asked for."""
    action = request.POST.get("action", "show")
    if action == "reply":
        return _reply(request, opened, code, handler)
    try:
        return _asked(request, opened, code, action)
    except ValidationError as refusal:
        error, text = " ".join(refusal.messages), request.POST.get("text", "")
        if action == Status.WITHDRAWN and following.may_withdraw(opened):
            return withdrawing_page(request, opened, code, text=text, error=error, status=422)
        return page_of_case(request, opened, code, error=error, typed=request.POST, status=422)


def _asked(request: HttpRequest, opened: OpenCase, code: str, action: str) -> HttpResponseBase:
    if action in FETCHED:
        return read_again(request, opened, partial(FETCHED[action], request))
    if action == WITHDRAW and following.may_withdraw(opened):
        return withdrawing_page(request, opened, code)
    if action == "shut-out":
        return _shut_out(request, opened)
    if action == Status.APPEALED:
        return _appeal(request, opened)
    if action == "naming":
        return _naming(request, opened, code)
    said = "" if action in ("show", WITHDRAW) else _step(request, opened, action)
    return page_of_case(request, opened, code, said=said)


def _reply(request: HttpRequest, opened: OpenCase, code: str, handler: SealingUploadHandler) -> HttpResponseBase:
    form = MessageForm(request.POST, request.FILES, problems=handler.problems)
    said = ANSWERED if questions.waiting(opened.summary) else SENT
    if form.is_valid():
        try:
            following.reply(opened, text=form.cleaned_data["text"], arrived=form.arrived, item=item_of(request.POST))
            resent.take_identity(opened, request.POST)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return page_of_case(request, opened, code, said=said)
    return page_of_case(request, opened, code, form=form, status=422)


def _naming(request: HttpRequest, opened: OpenCase, code: str) -> HttpResponseBase:
    """Put another name and contact into the envelope, or none."""
    form = NamingForm(request.POST)
    if following.is_over(opened) or not form.is_valid():
        return page_of_case(request, opened, code, naming=form, error=NAME_NOT_TAKEN, status=422)
    who = form.identity()
    if not who and not identity.is_given(opened):
        form.add_error("name", NO_NAME)
        return page_of_case(request, opened, code, naming=form, error=NO_NAME, status=422)
    name_oneself(opened, who)
    said = "เก็บชื่อและช่องทางติดต่อตามที่กรอกแล้ว" if who else "ถอนชื่อและช่องทางติดต่อแล้ว"
    return page_of_case(request, opened, code, said=said)


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
    if not chosen:
        raise ValidationError("โปรดเลือกผู้ที่จะกันออกจากเรื่องนี้")
    with writing(opened) as again:
        shutting_out.shut_out(again, short_number(chosen) or 0)
    return page_of_case(request, *opened_by_code(request), said="กันผู้นี้ออกแล้ว เรื่องทั้งเรื่องเข้ารหัสใหม่ด้วยกุญแจใหม่")


def _appeal(request: HttpRequest, opened: OpenCase) -> HttpResponseBase:
    """Open the case again for the outside reader, and show it under its new keys."""
    with writing(opened) as again:
        appeals.appeal(again, text=request.POST.get("text", ""))
    return page_of_case(request, *opened_by_code(request), said="ส่งอุทธรณ์แล้ว ผู้รับเรื่องภายนอกเปิดเรื่องนี้ได้แล้ว")


def _download(request: HttpRequest, opened: OpenCase) -> HttpResponseBase:
    wanted = request.POST.get("file", "")
    info = next((info for info in opened.files() if info.id.hex == wanted), None)
    if info is None:
        raise ValidationError("ไม่พบไฟล์นี้ในเรื่องของท่าน")
    return as_download(StreamingHttpResponse(sealed_stream(info)), info.name, size=info.size)


def _proof(request: HttpRequest, opened: OpenCase) -> HttpResponseBase:
    return as_download(StreamingHttpResponse([intake.proof(opened)]), "หลักฐานการรับเรื่อง.json")


def _report(request: HttpRequest, opened: OpenCase) -> HttpResponseBase:
    return as_download(StreamingHttpResponse([intake.report_as_filed(opened)]), "เรื่องที่แจ้ง.json")


FETCHED = {"download": _download, "proof": _proof, "report": _report}
