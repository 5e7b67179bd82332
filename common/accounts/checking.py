"""Judging the code of a form: what is wrong stands in the form, and a wrong code is counted."""

from django.http import HttpRequest
from django_otp.models import Device

from .. import thai
from ..models import StaffUser
from . import second_factor, throttle
from .forms import CodeForm

WRONG = "รหัสไม่ถูกต้องหรือหมดอายุ โปรดใช้รหัสที่แอปแสดงตอนนี้ และตรวจว่าโทรศัพท์ตั้งวันและเวลาอัตโนมัติ"


def matched(request: HttpRequest, user: StaffUser, form: CodeForm) -> Device | None:
    """Return the device of `user` that the form's code fits, None when there is none."""
    if seconds := second_factor.seconds_to_wait(user):
        form.add_error("code", f"ใส่รหัสผิดมาแล้ว โปรดรอ {thai.format_number(seconds)} วินาทีแล้วใส่รหัสใหม่")
    elif device := second_factor.matched(user, form.cleaned_data["code"]):
        return device
    else:
        throttle.note_failure(request, user)
        form.add_error("code", WRONG)
    return None
