"""The public board of general cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..cases.board_categories import categories
from ..cases.board_pages import Place, years


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the released cases, the latest first: place, category, how they stand and for how many days."""
    today, chosen = timezone.localdate(), request.GET.get("category", "")
    known = years(today)
    place = Place.read(request.GET, today, known)
    page = place.page(chosen)
    context = {
        "place": place,
        "page": page,
        "is_first": place == Place(today, year=place.year),
        "lines": [(one, ((one.case.closed_on or today) - one.case.received_on).days) for one in page.lines],
        "categories": categories(),
        "chosen": chosen,
        "years": known,
    }
    return render(request, "complaints/board.html", context)
