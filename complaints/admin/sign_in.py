"""Signing in to the desk: second factor, unlocking, locking, a new passphrase."""

import base64
from typing import Any, cast

import django_otp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from common.staff import asking

from ..filing import throttle
from ..forms.desk import ChangedPassphraseForm, ForgottenForm, SecondFactorForm, UnlockForm
from ..models import Reader
from ..readers import keyholders, one_time_codes, telephone_seeds, unlocking
from ..readers.unlocking import Unlocked
from ..row_macs import Altered
from ..sealing import receipts
from ..sealing.errors import BadReceipt, Busy, SealError
from .access import for_readers, unlocked
from .frame import DESK, page
from .passphrases import ALTERED, BUSY, opened_by, slowed_down


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Ask for the one-time code; an officer without a device first adds a telephone."""
    has_device = django_otp.user_has_device(request.user)
    form = SecondFactorForm(request.POST or None)
    if form.is_valid():
        device = _matched(request, form.cleaned_data["token"].strip(), has_device)
        if device:
            django_otp.login(request, device)
            return redirect(DESK)
        form.add_error("token", "รหัสไม่ถูกต้องหรือหมดอายุ โปรดใช้รหัสถัดไป")
    context = {"form": form} | ({} if has_device else _invitation(request))
    return page(request, "second_factor", context, title="ยืนยันตัวตนขั้นที่สอง")


def _matched(request: HttpRequest, token: str, has_device: bool) -> Any:
    if has_device:
        return one_time_codes.matched(asking(request), token)
    device = _unconfirmed(request)
    if not device.verify_token(token):
        return None
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return device


def _unconfirmed(request: HttpRequest) -> TOTPDevice:
    made = {"name": "โทรศัพท์", "key": telephone_seeds.new()}
    return TOTPDevice.objects.get_or_create(user=request.user, confirmed=False, defaults=made)[0]


def _invitation(request: HttpRequest) -> dict[str, Any]:
    import qrcode.image.svg  # brings lxml, which no reader's page needs

    device = _unconfirmed(request)
    picture = qrcode.make(device.config_url, image_factory=qrcode.image.svg.SvgPathImage, border=2)
    secret = base64.b32encode(device.bin_key).decode()
    return {"picture": mark_safe(picture.to_string(encoding="unicode")), "secret": secret}  # noqa: S308 (drawn by us)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Ask for the desk passphrase; wrong ones slow down like wrong receipt codes."""
    if not cast(Any, request.user).is_verified():
        return redirect("admin:complaints_desk_second_factor")
    form = UnlockForm(request.POST or None)
    if form.is_valid() and (desk := opened_by(form, request, reader)):
        response = redirect(DESK)
        unlocking.remember(response, desk, request)
        return response
    return page(request, "unlock", {"form": form}, title="เปิดห้องรับเรื่อง", status=422 if form.errors else 200)


@for_readers
@require_POST
def lock(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Lock the desk at once."""
    response = redirect("admin:complaints_desk_unlock")
    unlocking.forget(request, response)
    return response


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: HttpRequest, desk: Unlocked) -> HttpResponse:
    """Change the desk passphrase of an unlocked desk, at the word of whoever knows the one of now."""
    form = ChangedPassphraseForm(request.POST or None)
    if form.is_valid() and opened_by(form, request, desk.reader, field="old"):
        try:
            keyholders.new_passphrase(desk.reader, private=desk.private, passphrase=form.cleaned_data["passphrase"])
        except Busy:
            form.add_error(None, BUSY)
        else:
            return redirect(DESK)
    return page(request, "passphrase", {"form": form}, title="เปลี่ยนวลีรหัสเปิดห้อง", status=422 if form.errors else 200)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Set a new passphrase by the personal recovery code, and show the new code that replaces it, once."""
    if not cast(Any, request.user).is_verified():
        return redirect("admin:complaints_desk_second_factor")
    form, fresh = ForgottenForm(request.POST or None), ""
    if form.is_valid():
        fresh = _reset_by(form, request, reader)
    context = {"form": form, "fresh": receipts.show(fresh) if fresh else ""}
    return page(request, "forgotten", context, title="ลืมวลีรหัสเปิดห้อง")


def _reset_by(form: Any, request: HttpRequest, reader: Reader) -> str:
    """Return the new recovery code that a valid ForgottenForm earns; "" with an error in the form."""
    data = form.cleaned_data
    try:
        with throttle.attempt(request) as seconds:
            if not seconds:
                return keyholders.reset_with_code(reader, code=data["code"], passphrase=data["passphrase"])
        form.add_error(None, slowed_down(seconds))
    except Altered:
        form.add_error(None, ALTERED)
    except (SealError, BadReceipt):
        form.add_error("code", "รหัสกู้คืนไม่ถูกต้อง")
    except Busy:
        form.add_error(None, BUSY)
    return ""
