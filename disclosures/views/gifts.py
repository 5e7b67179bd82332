"""The published totals of the gift register: numbers of a half-year, never a gift or a person."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing import pages

from ..presentation.no_gift import GiftsView


@require_safe
def report(request, year, half):
    return pages.newest(request, "gifts", f"{year}-{half}")


@require_safe
def edition(request, year, half, number):
    return pages.numbered(request, "gifts", number, f"{year}-{half}")


@require_safe
def history(request, year, half):
    return pages.history(request, "gifts", f"{year}-{half}")


def gifts_page(request, edition):
    """Answer with the totals of one half-year."""
    return render(request, "disclosures/gifts.html", {"edition": edition, "gifts": GiftsView(edition.said)})
