"""The published totals of the gift register: numbers of a half-year, never a gift or a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from publishing.models import Edition

from ..presentation.no_gift import BenefitsView, GiftsView


def gifts_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the totals of one half-year."""
    return render(request, "disclosures/gifts.html", {"edition": edition, "gifts": GiftsView(edition.said)})


def benefits_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the totals of one half-year under section 128."""
    return render(request, "disclosures/benefits.html", {"edition": edition, "gifts": BenefitsView(edition.said)})
