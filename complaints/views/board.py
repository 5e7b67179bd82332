"""The public board of general cases."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import row_macs
from ..models import BoardEntry

PAGE = 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the released cases, the latest first: place, category, how they stand and for how many days.

    A line that the site did not write, or that was put back, is not shown.
    """
    entries = [one for one in BoardEntry.objects.shown() if row_macs.is_written(one)]
    chosen = request.GET.get("category", "")
    found = [one for one in entries if chosen in ("", one.category)]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page,
        "lines": [
            (one, ((one.case.closed_on or today) - one.case.received_on).days) for one in page if row_macs.holds(one)
        ],
        "categories": sorted({one.category for one in entries}),
        "chosen": chosen,
    }
    return render(request, "complaints/board.html", context)
