"""Public pages of the catalogue: each a function of one edition."""

from functools import partial
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from common import qr, thai
from common.nothing_yet import nothing_yet
from publishing import handing_out, pages, papers
from publishing.following import following
from publishing.models import Edition

from ..editions.catalogue import KIND


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the catalogue; before the first edition, say what will stand here."""
    live = Edition.objects.live(KIND, "")
    if live is None:
        return nothing_yet(render(request, "services/empty.html"))
    live.newest_number = live.number
    return pages.shown(request, live, page)


@require_safe
def service(request: HttpRequest, number: int) -> HttpResponse:
    """Show one service of the live edition."""
    return pages.newest(request, KIND, page=partial(service_page, number=number))


@require_safe
def service_of_edition(request: HttpRequest, edition: int, number: int) -> HttpResponse:
    """Show one service of an older edition, at its own address for ever."""
    return pages.numbered(request, KIND, edition, page=partial(service_page, number=number))


@require_safe
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """Show one service laid out for one sheet of A4 to pin up at the counter."""
    return pages.newest(request, KIND, page=partial(service_page, number=number, template="services/print.html"))


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the services of an edition by division."""
    divisions = [(name, list(rows)) for name, rows in groupby(edition.said.services, key=lambda one: one.division)]
    context = {"edition": edition, "divisions": divisions, "downloads": handing_out.buttons(edition)}
    return render(request, "services/index.html", context)


def service_page(
    request: HttpRequest, edition: Edition, number: int, template: str = "services/service.html"
) -> HttpResponse:
    """Answer with the page of one service; 404 when the edition has no such service."""
    found = next((one for one in edition.said.services if one.number == number), None)
    if found is None:
        raise Http404("ไม่มีบริการนี้ในฉบับเผยแพร่")
    link = f"{papers.site(edition)}{reverse('services:service', args=[number])}"
    code = qr.svg(link, f"คิวอาร์โค้ดไปที่หน้า {thai.to_thai_digits(found.name)}") if papers.site(edition) else ""
    context = {"edition": edition, "service": found, "link": link, "code": mark_safe(code)}  # noqa: S308 (escaped there)
    return render(request, template, context)


follow = following(
    {
        "services:service": service_page,
        "services:edition-service": service_page,
        "services:print": partial(service_page, template="services/print.html"),
    }
)
