"""Public pages and files of the statistics: each a function of one edition."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing import handing_out
from publishing.models import Edition

from ..figures.counting import FIGURES, SINCE_LATER, TOTALS
from ..figures.statistics import KIND


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published years, newest first; with one year only, show it at once."""
    editions = list(Edition.objects.newest_of_each(KIND))
    return render(request, "complaints/statistics_index.html", {"editions": editions})


def _columns(channel: Any) -> dict[str, str]:
    """Return name → Thai label of the figures that a channel's table shows; older editions told none of SINCE_LATER."""
    told = {name for period in channel.periods for name in FIGURES if getattr(period.figures, name) is not None}
    shown = TOTALS if channel.totals_only else [name for name in FIGURES if name not in SINCE_LATER or name in told]
    return {name: FIGURES[name] for name in shown}


def year_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of a year's figures."""
    context = {
        "edition": edition,
        "channels": [(channel, _columns(channel)) for channel in edition.said.channels],
        "downloads": handing_out.buttons(edition),
    }
    return render(request, "complaints/statistics.html", context)
