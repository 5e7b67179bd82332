"""Public pages of a year's scores."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from publishing.models import Edition

from .presentation import ScoresView


def year_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the scores of one year."""
    return render(request, "ita/scores.html", {"edition": edition, "scores": ScoresView(edition.said)})
