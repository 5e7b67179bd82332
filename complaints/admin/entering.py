"""Complaints that came on foot, by telephone, by letter or from the box: entered by an officer, with a receipt."""

from dataclasses import replace

from django.http import Http404
from django.views.decorators.http import require_http_methods

from .. import intake, tokens
from ..desk_work import CHANNELS
from ..forms import DOOR_FORMS
from ..opening import DoorShut
from ..sealing import receipts
from ..sealing.errors import Busy, SealError
from ..tokens import StaleToken
from .access import unlocked
from .doorway import page


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, door, desk):
    """Enter a complaint and show the receipt code for whoever brought it, once."""
    if door not in DOOR_FORMS:
        raise Http404("ไม่มีช่องทางนี้")
    form = DOOR_FORMS[door](request.POST or None)
    for name in ("files", "website"):
        del form.fields[name]
    form.order_fields(
        [*(name for name in form.fields if not name.startswith("involved")), "involved", "involved_words"]
    )
    context = {
        "form": form,
        "door": door,
        "channels": CHANNELS,
        "token": request.POST.get("token") or tokens.issue(door),
    }
    if form.is_valid() and request.POST.get("channel") in dict(CHANNELS):
        report = replace(form.report(), channel=request.POST["channel"], entered_by=str(desk.reader))
        try:
            code = tokens.accept(context["token"], door).code
            case = intake.file(report, code=code)
        except DoorShut as refusal:
            form.add_error(None, str(refusal))
        except StaleToken:
            context["token"] = tokens.issue(door)
            form.add_error(None, "แบบฟอร์มเปิดไว้นานเกินไปหรือส่งเร็วเกินไป โปรดตรวจแล้วกดบันทึกอีกครั้ง")
        except (Busy, SealError, OSError):
            form.add_error(None, "เก็บเรื่องไม่สำเร็จ ไม่ได้บันทึกสิ่งใดไว้ โปรดลองอีกครั้ง")
        else:
            context |= {"case": case, "groups": receipts.show(code).split()}
    return page(request, "enter", context, title="บันทึกเรื่องที่ได้รับทางอื่น")
