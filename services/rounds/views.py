"""The public page of a round: when it takes answers, about what, and every question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from publishing.models import Edition


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of a round's edition."""
    said = edition.said
    is_open = said.is_open(timezone.localdate()) and not said.slips_only
    return render(request, "survey/round.html", {"edition": edition, "said": said, "is_open": is_open})
