"""Asking for the desk passphrase: at sign-in, or of an officer whose desk locked while they wrote."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from common.thai import to_thai_digits

from ..filing import throttle
from ..forms.desk import UnlockForm
from ..forms.files import SealedFilesForm, lost
from ..models import Reader
from ..readers import unlocking
from ..readers.unlocking import Unlocked
from ..row_macs import Altered
from ..sealing.errors import Busy, SealError
from ..server_secret import SecretMissing
from .frame import page

BUSY = "เครื่องกำลังเปิดห้องให้ผู้อื่น โปรดรอสักครู่แล้วลองใหม่"
ALTERED = (
    "วลีรหัสถูกต้อง แต่ผู้ถือกุญแจคนอื่นยังไม่ได้รับรองท่าน หรือข้อมูลของท่านไม่ตรงกับที่ระบบบันทึกไว้ หรือความลับของเครื่องแม่ข่ายไม่ใช่ค่าเดิม "
    "ระบบจึงไม่เปิดห้อง โปรดแจ้งผู้ดูแลระบบและผู้รับเรื่องภายนอก"
)
NOT_NOW = "ขณะนี้ระบบเปิดห้องไม่ได้ ไม่ใช่เพราะวลีรหัสของท่าน เพราะเครื่องแม่ข่ายไม่มีความลับที่ใช้ปิดผนึก โปรดแจ้งผู้ดูแลระบบ"
AGAIN = "again"  # sets the passphrase apart from what is carried beside it
# Never written back into a page.
SECRETS = {"csrfmiddlewaretoken", "old", "passphrase", "again", f"{AGAIN}-passphrase", "held"}


def slowed_down(seconds: float) -> str:
    """Return in Thai how long to wait after wrong tries."""
    return f"กรอกผิดหลายครั้ง โปรดรออีก {to_thai_digits(-(-seconds // 60))} นาทีแล้วลองใหม่"


def opened_by(form: Any, request: HttpRequest, reader: Reader, *, field: str = "passphrase") -> Unlocked | None:
    """Return the desk that the field of a valid form opens; None with an error in the form. Wrong ones slow down like codes."""
    try:
        with throttle.attempt(request) as seconds:
            if seconds:
                return form.add_error(None, slowed_down(seconds))
            return unlocking.unlock(reader, form.cleaned_data[field])
    except Altered:
        return form.add_error(None, ALTERED)
    except SecretMissing:
        return form.add_error(None, NOT_NOW)
    except SealError:
        return form.add_error(field, "วลีรหัสไม่ถูกต้อง")
    except Busy:
        return form.add_error(None, BUSY)


def ask_again(request: HttpRequest, reader: Reader) -> tuple[Unlocked | None, HttpResponse | None]:
    """Return (desk, None), or (None, a page that asks for the passphrase and carries on what was sent to a locked desk)."""
    given = request.POST if f"{AGAIN}-passphrase" in request.POST else None
    form = UnlockForm(given, prefix=AGAIN)
    if form.is_valid() and (desk := opened_by(form, request, reader)):
        return desk, None
    carried = [(name, value) for name, values in request.POST.lists() if name not in SECRETS for value in values]
    held = SealedFilesForm(request.POST, request.FILES).held
    context = {"form": form, "carried": carried, "held": held, "lost": lost(request.POST)}
    return None, page(request, "unlock_again", context, title="ห้องปิดแล้ว ข้อความของท่านยังอยู่", status=422)
