"""Public pages of the counts: each a function of one edition."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common.exports import downloads
from publishing import making, pages
from publishing.models import Edition

from ..editions.counts import KIND
from .reports import report


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published halves and years, newest first, and say so when there is none."""
    return render(request, "services/counts_index.html", {"editions": Edition.objects.newest_of_each(KIND)})


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the counts of a half-year or year."""
    said = edition.said
    months = said.services[0].months if said.services else []
    context = {"edition": edition, "said": said, "months": months, "downloads": _downloads(edition)}
    return render(request, "services/counts.html", context)


def _downloads(edition: Edition) -> list[dict[str, Any]]:
    if not edition.number:
        return []
    year, _, part = edition.key.partition("-")
    address = [year, part, edition.number]
    return [{"downloads": downloads(lambda name: reverse("services:counts-file", args=[*address, name]), printed=True)}]


@require_safe
def newest_file(request: HttpRequest, year: int, part: str, name: str) -> HttpResponse:
    """Lead to the file of the newest edition, which never changes."""
    live = Edition.objects.live(KIND, f"{year}-{part}")
    if live is None or live.withdrawn_at:
        raise Http404("ยังไม่มีสถิติการให้บริการที่เผยแพร่ของช่วงนี้")
    return redirect("services:counts-file", year, part, live.number, name)


@require_safe
def file(request: HttpRequest, year: int, part: str, number: int, name: str) -> HttpResponseBase:
    """Answer with an edition's counts as a file."""
    edition = pages.edition_or_404(KIND, number, f"{year}-{part}")
    return making.answer(request, edition, f"report.{name}", report(edition).stem)
