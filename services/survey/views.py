"""The survey as people meet it: on their telephone, with a slip that was handed out, and on a poster."""

from itertools import count

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from common import qr
from publishing import organisation
from publishing.models import Edition

from ..editions import catalogue
from ..editions.rounds import Round
from ..models import Channel, Service
from ..models.answers import Age, Sex
from . import slips, taking

MARKS = (5, 4, 3, 2, 1)
ABOUT = (("เพศ", Sex.labels), ("อายุ", Age.labels))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, service: int | None = None) -> HttpResponse:
    """Show the survey of the open round, with a service chosen where a poster names one, and take its answer.

    A poster of a service that is asked about no more leads to the survey too, one of a service that never was to 404.
    """
    if service is not None and request.method != "POST" and not Service.objects.filter(pk=service).exists():
        return taking.no_store(render(request, "survey/unknown.html", status=404))
    return taking.take(request, taking.Asking(Channel.QR, reverse("survey:thanks"), service=service))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Take the one answer of a slip that was handed out."""
    held = slips.find(code, taking.open_round())
    if held.used:
        return taking.used(request)
    return taking.take(request, taking.Asking(Channel.QR, reverse("survey:thanks"), held=held))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return taking.no_store(render(request, "survey/thanks.html"))


@require_safe
def poster(request: HttpRequest, service: int | None = None) -> HttpResponse:
    """Show a sheet for the counter whose code leads to the survey, of one service where one is named."""
    of_service = _offered(service) if service else None
    address = reverse("survey:of-service", args=[service]) if service else reverse("survey:index")
    link = f"{site()}{address}" if site() else ""
    code = code_of(address) if link else ""
    return taking.no_store(render(request, "survey/poster.html", {"service": of_service, "link": link, "code": code}))


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """Show the form of the open round to be printed and filled in by hand, its questions numbered as they are typed in."""
    asked = taking.open_round()
    if asked is None:
        raise Http404("ขณะนี้ไม่มีรอบสำรวจที่เปิดรับคำตอบ จึงยังไม่มีแบบสำรวจให้พิมพ์")
    context = {"asked": asked, "aspects": _numbered(asked), "marks": MARKS, "about": ABOUT}
    return taking.no_store(render(request, "survey/paper.html", context))


def _numbered(asked: Round) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return (aspect, its questions as (number, text)), numbered through as clerks type them."""
    numbers = count(1)
    return [(one.name, [(next(numbers), question.text) for question in one.questions]) for one in asked.aspects]


def _offered(number: int) -> catalogue.Service:
    """Return the published service of that number; raises Http404 with a sentence."""
    edition = Edition.objects.live(catalogue.KIND, "")
    services = edition.said.services if edition and not edition.withdrawn_at else ()
    found = next((one for one in services if one.number == number), None)
    if found is None:
        raise Http404("ไม่มีบริการนี้ที่เผยแพร่")
    return found


def site() -> str:
    """Return the published address of this site without a slash at its end, "" when it is not known."""
    office = organisation.published()["said"]
    return office.site_address.rstrip("/") if office else ""


def code_of(address: str, words: str = "คิวอาร์โค้ดไปที่แบบสำรวจความพึงพอใจ") -> SafeString:
    """Return the QR code of a path of this site as SVG."""
    return mark_safe(qr.svg(f"{site()}{address}", words))  # noqa: S308 (escaped there)
