"""Public pages of the EIT survey: each a function of one edition and today's date."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from common.nothing_yet import nothing_yet
from publishing import file_pages, pages
from publishing.leading import leading
from publishing.models import Edition

from . import codes, stores
from .state import RoundView


def _leading() -> Edition | None:
    return leading(Edition.objects.newest_of_each("eit").with_newest_number(), today=timezone.localdate())


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Show the running year's survey, else the last; a sentence while there is none."""
    edition = _leading()
    if edition is None:
        return nothing_yet(render(request, "eit/empty.html"))
    return pages.shown(request, edition, page)


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """List every published year, newest first, with its state today."""
    today = timezone.localdate()
    editions = Edition.objects.newest_of_each("eit")
    response = render(request, "eit/years.html", {"rounds": [(e, RoundView(e.said, today)) for e in editions]})
    return response if editions else nothing_yet(response)


@require_safe
def newest_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Lead to a picture or the poster of that year."""
    edition = _leading()
    if edition is None:
        raise Http404("ยังไม่มีแบบวัด EIT ที่เผยแพร่")
    return file_pages.lead_to(edition, name)


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of one year's survey."""
    view = RoundView(edition.said, timezone.localdate())
    context = {
        "edition": edition,
        "round": view,
        "alt": codes.alt(view),
        "stores": stores.stores_of(edition.said),
        "inline_code": "" if edition.number else codes.svg(view),
    }
    return render(request, "eit/year.html", context)
