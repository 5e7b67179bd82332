"""Complaints that came on foot, by telephone, by letter or from the box: entered by an officer, with a receipt."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..files import storage
from ..files.uploads import SealingUploadHandler, seal_uploads
from ..filing import intake, resending, tokens
from ..filing.tokens import HurriedToken, StaleToken
from ..forms.entered import ENTERED_FORMS
from ..models import Channel
from ..readers.choosing import ChannelClosed
from ..readers.unlocking import Unlocked
from ..sealing import receipts
from .access import unlocked
from .frame import page

NO_BUTTON = "ยังไม่ได้บันทึก โปรดตรวจแล้วกด “บันทึกเรื่อง”"
OTHER = (
    "แบบฟอร์มนี้บันทึกไปแล้วเป็นเรื่องหมายเลข {number} สิ่งที่ส่งครั้งนี้ต่างจากที่บันทึก ({what}) จึงยังไม่ได้เก็บ "
    "หากเป็นเรื่องเดียวกัน ให้เปิดเรื่องนั้นแล้วเพิ่มเป็นบันทึก หากเป็นอีกเรื่องหนึ่ง กดบันทึกอีกครั้งเพื่อเก็บเป็นเรื่องใหม่"
)
OLD = "แบบฟอร์มเปิดไว้นานเกินไป โปรดตรวจแล้วกดบันทึกอีกครั้ง"
HURRIED = "บันทึกเร็วเกินไป โปรดรอ ๓ วินาทีแล้วกดบันทึกอีกครั้ง"
FAILED = "เก็บเรื่องไม่สำเร็จ ไม่ได้บันทึกสิ่งใดไว้ โปรดลองอีกครั้ง"


@csrf_exempt  # its token is checked inside: whoever reads it also reads the files, and they must be sealed by then
def enter(request: HttpRequest, channel: str) -> HttpResponse:
    """Enter a complaint with its files and show the receipt code for whoever brought it, once."""
    return _enter(request, channel, uploads=seal_uploads(request))


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def _enter(request: HttpRequest, channel: str, desk: Unlocked, uploads: SealingUploadHandler) -> HttpResponse:
    if channel not in ENTERED_FORMS:
        raise Http404("ไม่มีช่องทางนี้")
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ENTERED_FORMS[channel](*posted, problems=uploads.problems)
    shown: dict[str, Any] = {
        "token": request.POST.get("token") or tokens.issue(channel),
        "form": form,
        "held": form.held,
    }
    form.is_valid()
    if request.method == "POST" and request.POST.get("action") != "file":
        form.add_error(None, NO_BUTTON)
    if form.is_valid():
        shown |= _filed(form, shown["token"], by=str(desk.reader))
    title = f"บันทึกเรื่องที่ได้รับทางอื่น: {Channel(channel).label}"
    return page(request, "enter", shown, title=title, status=422 if form.errors else 200)


def _filed(form: Any, token: str, *, by: str) -> dict[str, Any]:
    """Return what the page shows of the case that was filed; of a refusal, what the next try needs."""
    report = replace(form.report(), entered_by=by)
    try:
        code = tokens.accept(token, form.channel).code
        claim = intake.claim_of(code)
        case = intake.file(report, code=code, arrived=form.arrived, claim=claim)
        excluded = intake.readers_for(report, form.arrived).excluded
        rest = resending.rest(intake.open_as_reporter(case, claim), report, form.arrived, code, excluded=excluded)
    except StaleToken as stale:
        form.add_error(None, HURRIED if isinstance(stale, HurriedToken) else OLD)
        return {"token": tokens.issue(form.channel)}
    except intake.REFUSALS as refusal:
        form.add_error(None, str(refusal) if isinstance(refusal, ChannelClosed) else FAILED)
        return {}
    if rest:
        form.add_error(None, OTHER.format(number=case.number, what=rest.summary))
        return {"token": tokens.issue(form.channel), "first": {"case": case, "groups": receipts.show(code).split()}}
    for one in form.arrived:
        storage.turn_away(one.id)  # what a second click brought again
    return {"case": case, "groups": receipts.show(code).split()}
