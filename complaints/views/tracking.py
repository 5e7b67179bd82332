"""The reporter's own page of a case: opened by the receipt code alone, sent with every form, kept nowhere."""

from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from .. import deadlines, following, intake, throttle, workflow
from ..downloads import as_download, sealed_stream
from ..forms.tracking import ReplyForm
from ..origins import own_origin
from ..pepper import PepperMissing
from ..sealing import receipts
from ..sealing.errors import BadReceipt, Busy, SealError
from ..silence import silent
from ..uploads import seal_uploads
from .doors import what_the_desk_says
from .filing import BUSY, FAILED

WRONG = "ไม่พบเรื่องของรหัสนี้ โปรดตรวจเลข ๒๘ ตัวอีกครั้ง"


@silent
@own_origin
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def track(request):
    """Ask for the code; with a right one show the case and do what its forms ask."""
    if request.method != "POST":
        return _ask(request)
    handler = seal_uploads(request)
    if seconds := throttle.wait(request):
        return _ask(request, error=f"มีการกรอกรหัสผิดหลายครั้ง โปรดรออีก {-(-seconds // 60)} นาทีแล้วลองใหม่", status=429)
    try:
        opened, code = _opened(request)
    except Busy:
        return _ask(request, error=BUSY, status=503)
    except (BadReceipt, PepperMissing):
        throttle.note_failure(request)
        return _ask(request, error=WRONG, status=404)
    except SealError:
        return _ask(request, error=FAILED, status=500)
    return _act(request, opened, code, handler)


def _ask(request, *, error="", status=200):
    return render(request, "complaints/track.html", {"error": error, **what_the_desk_says()}, status=status)


def _opened(request):
    """Return (case, code) of the code in the form. Raises BadReceipt for every code that finds nothing."""
    code = receipts.normalise(request.POST.get("code", ""))
    claim = intake.claim_of(code)
    case = intake.already_filed(claim)
    if case is None:
        raise BadReceipt
    return intake.open_as_reporter(case, claim), code


def _act(request, opened, code, handler):
    action = request.POST.get("action", "show")
    form, said = None, ""
    try:
        if action == "download":
            return _download(request, opened)
        if action in ("proof", "report"):
            return _proof(opened, action)
        if action == "reply":
            form = ReplyForm(request.POST, request.FILES, problems=handler.problems)
            if form.is_valid():
                following.reply(opened, text=form.cleaned_data["text"], arrived=form.arrived, item=_item(request))
                form, said = None, "ส่งข้อความถึงเจ้าหน้าที่แล้ว"
        elif action == "rate":
            following.rate(opened, stars=request.POST.get("stars", ""), text=request.POST.get("text", ""))
            said = "บันทึกความพึงพอใจแล้ว ขอบคุณ"
        elif action != "show":
            following.step(opened, to=action, text=request.POST.get("text", ""))
            said = "บันทึกแล้ว"
    except ValidationError as refusal:
        return _page(request, opened, code, form=form, error=" ".join(refusal.messages), status=422)
    return _page(request, opened, code, form=form, said=said, status=422 if form else 200)


def _item(request):
    """Return the id that makes a reply sent twice one reply."""
    try:
        return UUID(request.POST.get("item", ""))
    except ValueError:
        return uuid4()


def _page(request, opened, code, *, form=None, said="", error="", status=200):
    opened.case.refresh_from_db()
    context = {
        "case": opened.case,
        "code": code,
        "shown_code": receipts.show(code),
        "summary": opened.summary,
        "status": workflow.Status(opened.summary["status"]),
        "entries": opened.entries(),
        "files": opened.files(),
        "steps": workflow.edges(opened, by_reporter=True),
        "days": deadlines.days_of(opened.case.counted_from),
        "may_write": not following.is_over(opened),
        "may_rate": opened.case.closed_on and "stars" not in opened.summary,
        "form": form or ReplyForm(),
        "item": uuid4(),
        "said": said,
        "error": error,
    }
    return render(request, "complaints/case.html", context, status=status)


def _download(request, opened):
    wanted = request.POST.get("file", "")
    info = next((info for info in opened.files() if info.id.hex == wanted), None)
    if info is None:
        raise ValidationError("ไม่พบไฟล์นี้ในเรื่องของท่าน")
    return as_download(StreamingHttpResponse(sealed_stream(info)), info.name, size=info.size)


def _proof(opened, action):
    if action == "proof":
        return as_download(StreamingHttpResponse([intake.proof(opened)]), "หลักฐานการรับเรื่อง.json")
    return as_download(StreamingHttpResponse([intake.report_as_filed(opened)]), "เรื่องที่แจ้ง.json")
