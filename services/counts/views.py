"""Public pages of the counts: each a function of one edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing import handing_out
from publishing.models import Edition

from ..editions.counts import KIND


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published halves and years, newest first, and say so when there is none."""
    return render(request, "services/counts_index.html", {"editions": Edition.objects.newest_of_each(KIND)})


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the counts of a half-year or year."""
    said = edition.said
    months = said.services[0].months if said.services else []
    context = {"edition": edition, "said": said, "months": months, "downloads": handing_out.buttons(edition)}
    return render(request, "services/counts.html", context)
