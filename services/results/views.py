"""Public pages of the results: each a function of one edition."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import thai
from publishing import handing_out
from publishing.models import Edition

from ..editions.results import KIND, Figures, Results
from .words import HIDDEN, cuts, marks, reached, typed_alone


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published rounds, newest first, and say so when there is none."""
    return render(request, "survey/results_index.html", {"editions": Edition.objects.newest_of_each(KIND)})


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the results of one round or year."""
    return render(
        request,
        "survey/results.html",
        {"edition": edition, "downloads": handing_out.buttons(edition), **shown(edition.said)},
    )


def shown(said: Results) -> dict[str, Any]:
    """Return what the tables of results need beside the content itself."""
    return {
        "said": said,
        "reached": reached(said),
        "hidden": HIDDEN,
        "cuts": cuts(said),
        "marks": marks(said),
        "typed_alone": [typed_alone(one) for one in said.typed_alone],
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
