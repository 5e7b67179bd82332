"""The office's own machine at the counter: start, form, thanks, and back to the start. Nothing on it leads elsewhere."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..models import Channel
from . import taking
from .views import code_of, site

# Ten times as long as an answer takes; whoever comes next finds nothing of who left in the middle.
FORM_SECONDS = 600
THANKS_SECONDS = 20
# Whoever needs more asks before beginning for ten times as long (WCAG 2.2.1), or while answering for as long again.
LONGER, TIMES = "time=long", 10
_kiosks = signing.Signer(salt="services.kiosk")


def key() -> str:
    """Return the last part of the address that staff open on the office's machine."""
    return _kiosks.sign("kiosk").rpartition(":")[2]


@require_safe
def start(request: HttpRequest, key: str) -> HttpResponse:
    """Invite to answer; say so while no round is open."""
    _require(key)
    context = {"form": reverse("survey:kiosk-form", args=[key]) if taking.open_round() else "", "longer": LONGER}
    return taking.no_store(render(request, "survey/kiosk_start.html", context))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, key: str) -> HttpResponse:
    """Take an answer without a limit a day; a form that somebody left goes back to the start."""
    _require(key)
    if taking.open_round() is None:
        return redirect("survey:kiosk", key)
    start, thanks = (reverse(f"survey:{name}", args=[key]) for name in ("kiosk", "kiosk-thanks"))
    after = f"{thanks}?{LONGER}" if _is_longer(request) else thanks
    asking = taking.Asking(Channel.KIOSK, after, template="survey/kiosk_form.html", start=start)
    return _back(request, taking.take(request, asking), key, FORM_SECONDS)


@require_safe
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    """Thank, show where to complain, and go back to the start."""
    _require(key)
    code = code_of(reverse("complaints:general"), "คิวอาร์โค้ดไปที่หน้าแจ้งเรื่องร้องทุกข์ ร้องเรียน") if site() else ""
    longer = "" if _is_longer(request) else LONGER
    context = {"start": reverse("survey:kiosk", args=[key]), "code": code, "longer": longer}
    return _back(request, taking.no_store(render(request, "survey/kiosk_thanks.html", context)), key, THANKS_SECONDS)


def _is_longer(request: HttpRequest) -> bool:
    return request.GET.urlencode() == LONGER


def _back(request: HttpRequest, response: HttpResponse, key: str, seconds: int) -> HttpResponse:
    """Return the response, which leads to the start by itself after so many seconds, TIMES as many for who asked for more."""
    seconds *= TIMES if _is_longer(request) else 1
    response.headers["Refresh"] = f"{seconds}; url={reverse('survey:kiosk', args=[key])}"
    return response


def _require(given: str) -> None:
    if given != key():
        raise Http404("ที่อยู่นี้ใช้ไม่ได้ โปรดเปิดจากหน้างานของเจ้าหน้าที่อีกครั้ง")
