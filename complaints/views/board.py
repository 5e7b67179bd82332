"""The public board of general cases."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import row_macs
from ..cases.board import categories
from ..models import BoardEntry

PAGE = 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the released cases, the latest first: place, category, how they stand and for how many days.

    A line that the site did not write, or that was put back, is not shown: its page is shorter by it.
    """
    chosen = request.GET.get("category", "")
    entries = BoardEntry.objects.shown()
    page = Paginator(entries.filter(category=chosen) if chosen else entries, PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page,
        "lines": [
            (one, ((one.case.closed_on or today) - one.case.received_on).days) for one in page if row_macs.holds(one)
        ],
        "categories": categories(),
        "chosen": chosen,
    }
    return render(request, "complaints/board.html", context)
