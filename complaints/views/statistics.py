"""Public pages and files of the statistics: each a function of one edition."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common.exports import downloads
from publishing import making, pages
from publishing.models import Edition

from ..figures.counting import FIGURES, TOTALS
from ..figures.reports import statistics_report
from ..figures.statistics import KIND


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published years, newest first; with one year only, show it at once."""
    editions = list(Edition.objects.newest_of_each(KIND))
    return render(request, "complaints/statistics_index.html", {"editions": editions})


def _file_of(key: str, number: int) -> Callable[[str], str]:
    return lambda name: reverse("complaints:statistics-file", args=[key, number, name])


def _columns(door: Any) -> dict[str, str]:
    """Return name → Thai label of the figures that a door's table shows; older editions told no `finished`."""
    told = {name for period in door.periods for name in FIGURES if getattr(period.figures, name) is not None}
    shown = TOTALS if door.totals_only else [name for name in FIGURES if name != "finished" or name in told]
    return {name: FIGURES[name] for name in shown}


def year_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of a year's figures."""
    key, number = edition.key, edition.number
    context = {
        "edition": edition,
        "doors": [(door, _columns(door)) for door in edition.said.doors],
        "downloads": [{"downloads": downloads(_file_of(key, number), printed=True)}] if number else [],
    }
    return render(request, "complaints/statistics.html", context)


@require_safe
def newest_file(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """Lead to the file of the newest edition, which never changes."""
    live = Edition.objects.live(KIND, str(year))
    if live is None or live.withdrawn_at:
        raise Http404("ยังไม่มีสถิติที่เผยแพร่ของปีงบประมาณนี้")
    return redirect("complaints:statistics-file", year, live.number, name)


@require_safe
def file(request: HttpRequest, year: int, number: int, name: str) -> HttpResponse:
    """Answer with an edition's figures as a file."""
    edition = pages.edition_or_404(KIND, number, str(year))
    return making.answer(request, edition, f"report.{name}", statistics_report(edition).stem)
