"""The published totals of the gift register: numbers of a half-year, never a gift or a person."""

from django.shortcuts import render

from ..presentation.no_gift import GiftsView


def gifts_page(request, edition):
    """Answer with the totals of one half-year."""
    return render(request, "disclosures/gifts.html", {"edition": edition, "gifts": GiftsView(edition.said)})
