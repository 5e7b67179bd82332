"""Answering: one page, one minute, no cookie. What was sent is written down and counted, or comes back as it was typed."""

from typing import cast

from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from common import origins, qr, thai
from common.promises import promise
from publishing import organisation

from ..models import Channel, Comment, Round, Service, Slip
from . import limits, recording, slips, tokens
from .forms import AnswerForm

AGAIN = "แบบสำรวจนี้เปิดไว้นานเกินไปหรือส่งเร็วเกินไป คำตอบของท่านยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง"
ENOUGH = promise(
    "survey-limit-a-day", "วันนี้เครื่องนี้ส่งคำตอบครบ ๕ ครั้งแล้ว จึงไม่รับเพิ่ม หากมีผู้ประสงค์จะตอบอีก ขอแบบกระดาษได้ที่จุดบริการ"
)
THANKS_SECONDS = 12
_kiosks = signing.Signer(salt="services.kiosk")


def open_round() -> Round | None:
    """Return the round that takes answers today, None when there is none."""
    return Round.objects.open_on(timezone.localdate()).select_related("form").first()


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, service: int | None = None) -> HttpResponse:
    """Show the survey of the open round, with a service chosen where a poster names one, and take its answer."""
    return _no_store(_answer(request, Channel.QR, reverse("survey:thanks"), service=service))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def kiosk(request: HttpRequest, key: str) -> HttpResponse:
    """Take answers on the office's own machine: it has no limit a day, and begins anew after each."""
    _require_kiosk(key)
    return _no_store(_answer(request, Channel.KIOSK, reverse("survey:kiosk-thanks", args=[key])))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Take the one answer of a slip that was handed out."""
    held = slips.find(code, open_round())
    if held.used:
        return _used(request)
    return _no_store(_answer(request, Channel.QR, reverse("survey:thanks"), held=held))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return _no_store(render(request, "survey/thanks.html"))


@require_safe
def kiosk_thanks(request: HttpRequest, key: str) -> HttpResponse:
    """Thank, and go back to the empty form."""
    _require_kiosk(key)
    start = reverse("survey:kiosk", args=[key])
    response = _no_store(render(request, "survey/thanks.html", {"start": start}))
    response.headers["Refresh"] = f"{THANKS_SECONDS}; url={start}"
    return response


@require_safe
def poster(request: HttpRequest, service: int | None = None) -> HttpResponse:
    """Show a sheet for the counter whose code leads to the survey, of one service where one is named."""
    of_service = Service.objects.shown().filter(pk=service).first() if service else None
    if service and of_service is None:
        raise Http404("ไม่มีบริการนี้")
    address = reverse("survey:of-service", args=[service]) if service else reverse("survey:index")
    link = f"{site()}{address}" if site() else ""
    code = code_of(address) if link else ""
    return _no_store(render(request, "survey/poster.html", {"service": of_service, "link": link, "code": code}))


def site() -> str:
    """Return the published address of this site without a slash at its end, "" when it is not known."""
    office = organisation.published()["said"]
    return office.site_address.rstrip("/") if office else ""


def code_of(address: str) -> SafeString:
    """Return the QR code of a path of this site as SVG."""
    return mark_safe(qr.svg(f"{site()}{address}", "คิวอาร์โค้ดไปที่แบบสำรวจความพึงพอใจ"))  # noqa: S308 (escaped there)


def kiosk_key() -> str:
    """Return the last part of the address that staff open on the office's machine."""
    return _kiosks.sign("kiosk").rpartition(":")[2]


def _require_kiosk(key: str) -> None:
    if key != kiosk_key():
        raise Http404("ที่อยู่นี้ใช้ไม่ได้ โปรดเปิดจากหน้างานของเจ้าหน้าที่อีกครั้ง")


def _answer(
    request: HttpRequest, channel: str, done: str, service: int | None = None, held: Slip | None = None
) -> HttpResponse:
    asked = open_round()
    if asked is None:
        return render(request, "survey/closed.html", {"newest": Round.objects.order_by("-closes").first()})
    if asked.slips_only and channel == Channel.QR and held is None:
        return render(request, "survey/slips_only.html", status=200 if request.method != "POST" else 403)
    if request.method != "POST":
        form = AnswerForm(asked=asked, initial={"token": tokens.issue(), "service": service, "sex": "", "age": ""})
        return _form(request, form)
    if not origins.is_own(request):
        return render(request, "survey/refused.html", status=403)
    form = AnswerForm(request.POST, asked=asked)
    return _taken(request, form, channel, done, held) if form.is_valid() else _form(request, form, status=422)


def _taken(request: HttpRequest, form: AnswerForm, channel: str, done: str, held: Slip | None) -> HttpResponse:
    try:
        number = tokens.accept(form.cleaned_data["token"])
    except tokens.Stale:
        data = cast(QueryDict, form.data).copy()
        data["token"] = tokens.issue()
        form.data = data
        return _form(request, form, problem=AGAIN, status=422)
    with transaction.atomic():
        if tokens.is_first(number):
            if held and not slips.use(held):
                return _used(request)
            if channel == Channel.QR and not held and not limits.take(request):
                return _form(request, form, problem=ENOUGH, status=429)
            _write(form, channel)
    return redirect(done)


def _used(request: HttpRequest) -> HttpResponse:
    return _no_store(render(request, "survey/slip_used.html", status=410))


def _write(form: AnswerForm, channel: str) -> None:
    recording.record(form.asked, [form.answer(channel=channel, day=timezone.localdate())])
    data = form.cleaned_data
    if data["comment"]:
        Comment.objects.create(round=form.asked, service_id=data["service"], text=data["comment"])


def _form(request: HttpRequest, form: AnswerForm, *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "round": form.asked,
        "problem": problem,
        "year": thai.to_thai_digits(form.asked.fiscal_year),
    }
    return render(request, "survey/form.html", context, status=status)


def _no_store(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
