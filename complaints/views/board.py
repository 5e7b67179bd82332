"""The public board of general cases."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..models import BoardEntry

PAGE = 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the released cases, the latest first: place, category, how they stand and for how many days."""
    entries = BoardEntry.objects.shown()
    chosen = request.GET.get("category", "")
    found = entries.filter(category=chosen) if chosen else entries
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page,
        "lines": [(one, ((one.case.closed_on or today) - one.case.received_on).days) for one in page],
        "categories": sorted(set(entries.values_list("category", flat=True))),
        "chosen": chosen,
    }
    return render(request, "complaints/board.html", context)
