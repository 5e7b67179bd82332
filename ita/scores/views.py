"""Public pages of a year's scores."""

from django.shortcuts import render

from .presentation import ScoresView


def year_page(request, edition):
    """Answer with the scores of one year."""
    return render(request, "ita/scores.html", {"edition": edition, "scores": ScoresView(edition.said)})
