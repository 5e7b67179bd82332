"""Public pages of the results: each a function of one edition."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common import thai
from common.exports import downloads
from publishing import making, pages
from publishing.models import Edition

from ..editions.results import KIND, Figures, Results
from .reports import report
from .words import HIDDEN, cuts, reached


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published rounds, newest first, and say so when there is none."""
    return render(request, "survey/results_index.html", {"editions": Edition.objects.newest_of_each(KIND)})


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the results of one round or year."""
    return render(
        request, "survey/results.html", {"edition": edition, "downloads": _downloads(edition), **shown(edition.said)}
    )


def shown(said: Results) -> dict[str, Any]:
    """Return what the tables of results need beside the content itself."""
    return {
        "said": said,
        "reached": reached(said),
        "hidden": HIDDEN,
        "cuts": cuts(said),
        "bars": [bar(one.name, one.figures) for one in said.aspects],
    }


def bar(name: str, figures: Figures) -> dict[str, Any]:
    """Return the line of a chart for one aspect."""
    percent = figures.percent
    return {
        "name": name,
        "words": thai.to_thai_digits(percent) if percent is not None else "ยังไม่มีคำตอบ",
        "width": percent or 0,
    }


def _downloads(edition: Edition) -> list[dict[str, Any]]:
    year, _, part = edition.key.partition("-")
    if not edition.number:
        return []
    address = [year, part, edition.number]
    return [{"downloads": downloads(lambda name: reverse("survey:results-file", args=[*address, name]), printed=True)}]


@require_safe
def newest_file(request: HttpRequest, year: int, part: str, name: str) -> HttpResponse:
    """Lead to the file of the newest edition, which never changes."""
    live = Edition.objects.live(KIND, f"{year}-{part}")
    if live is None or live.withdrawn_at:
        raise Http404("ยังไม่มีผลสำรวจที่เผยแพร่ของรอบนี้")
    return redirect("survey:results-file", year, part, live.number, name)


@require_safe
def file(request: HttpRequest, year: int, part: str, number: int, name: str) -> HttpResponseBase:
    """Answer with an edition's results as a file."""
    edition = pages.edition_or_404(KIND, number, f"{year}-{part}")
    return making.answer(request, edition, f"report.{name}", report(edition).stem)
