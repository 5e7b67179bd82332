"""Public pages of a year's scores."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing import pages

from .presentation import ScoresView


@require_safe
def year(request, year):
    return pages.newest(request, "ita-scores", str(year))


@require_safe
def edition(request, year, number):
    return pages.numbered(request, "ita-scores", number, str(year))


@require_safe
def history(request, year):
    return pages.history(request, "ita-scores", str(year))


def year_page(request, edition):
    """Answer with the scores of one year."""
    return render(request, "ita/scores.html", {"edition": edition, "scores": ScoresView(edition.said)})
