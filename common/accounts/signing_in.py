"""Signing in: a password for everybody, then the second factor for those who hold power."""

import django_otp
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp.models import Device
from django_otp.oath import TOTP

from .. import thai
from ..models import StaffUser
from ..staff import asking
from . import invitation, second_factor, throttle, waiting
from .checking import WRONG, matched
from .forms import CodeForm, FirstCodeForm, SignInForm
from .pages import page
from .waiting import Waiting

BACKEND = "django.contrib.auth.backends.ModelBackend"
WITHOUT = "signed_in_without_second_factor"
TOO_LATE = "หมดเวลายืนยันตัวตน โปรดเข้าสู่ระบบอีกครั้ง"


class StaffLogin(LoginView):
    """The login page; whoever owes a second factor is signed in to nothing before it is given."""

    authentication_form = SignInForm
    template_name = "admin/login.html"

    def get_default_redirect_url(self) -> str:
        """Return where to go without an address of this site to come back to: the admin's first page."""
        return reverse("admin:index")

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if second_factor.is_due(user):
            sets_up = not second_factor.has_telephone(user)
            waiting.begin(self.request, user, self.get_success_url(), sets_up=sets_up)
            return redirect("admin:second-factor")
        response = super().form_valid(form)
        self.request.session[WITHOUT] = True
        return response


def has_outgrown(request: HttpRequest) -> bool:
    """Return whether this session began without a second factor and its person has got power since."""
    return bool(request.session.get(WITHOUT)) and second_factor.is_due(asking(request))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor, or lead through setting it up, and sign in."""
    found = waiting.found(request)
    if found is None:
        waiting.end(request)
        messages.warning(request, TOO_LATE)
        return redirect("admin:login")
    owed, user = found
    # Somebody else who knows the password may have begun to set up before this person was done.
    is_overtaken = not owed.anew and second_factor.has_telephone(user)
    step = _set_up if owed.key and not is_overtaken else _ask
    return step(request, owed, user)


def _ask(request: HttpRequest, owed: Waiting, user: StaffUser) -> HttpResponse:
    if throttle.is_one_too_many(request, user):
        return throttle.locked(request, user)
    form = CodeForm(request.POST or None)
    if form.is_valid() and (device := matched(request, user, form)):
        return _enter(request, user, device, owed.next)
    return page(request, "ask", {"form": form}, title="ยืนยันตัวตนขั้นที่สอง", status=422 if form.errors else 200)


def _enter(request: HttpRequest, user: StaffUser, device: Device | None, next_page: str) -> HttpResponse:
    waiting.end(request)
    _sign_in(request, user, device)
    if device and device.name == second_factor.PRINTED:
        left = thai.format_number(second_factor.codes_left(user))
        messages.warning(request, f"ท่านใช้รหัสสำรองไปหนึ่งรหัส เหลือ {left} รหัส")
    return redirect(next_page)


def _sign_in(request: HttpRequest, user: StaffUser, device: Device | None) -> None:
    login(request, user, backend=BACKEND)
    request.session.pop(WITHOUT, None)
    if device:
        django_otp.login(request, device)


def _set_up(request: HttpRequest, owed: Waiting, user: StaffUser) -> HttpResponse:
    may_skip = settings.DEMONSTRATION and not owed.anew
    if may_skip and "skip" in request.POST:
        return _enter(request, user, None, owed.next)
    form = FirstCodeForm(request.POST or None)
    if form.is_valid():
        if clock := second_factor.fits(owed.key, second_factor.plain(form.cleaned_data["code"])):
            return _first_codes(request, user, owed, clock)
        form.add_error("code", WRONG)
    context = {"form": form, "may_skip": may_skip, **invitation.to(user, owed.key)}
    return page(request, "set_up", context, title="ตั้งการยืนยันตัวตนขั้นที่สอง", status=422 if form.errors else 200)


def _first_codes(request: HttpRequest, user: StaffUser, owed: Waiting, clock: TOTP) -> HttpResponse:
    waiting.end(request)
    device, codes = second_factor.set_up(user, owed.key, clock)
    _sign_in(request, user, device)
    return page(request, "codes", {"codes": codes, "next": owed.next}, title="รหัสสำรองของท่าน")
