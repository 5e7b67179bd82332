"""Public pages of the counter."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from common import exports
from common.repeating import repeat_for

from .figures import board, reports, statistics, totals
from .figures import widget as picture

WIDGET_SECONDS = 60


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the seven figures, what they are sums of, and what is not counted."""
    context = {
        "statistics": statistics.up_to(timezone.localdate()),
        "week_starts": totals.first_weekday_name(),
        "downloads": exports.downloads(lambda name: reverse("visitors:daily", args=[name])),
        "widget": request.build_absolute_uri(reverse("visitors:widget")),
    }
    response = render(request, "visitors/index.html", context)
    repeat_for(response, board.SECONDS)
    return response


@require_safe
def daily(request: HttpRequest, format: str) -> HttpResponseBase:
    """Hand out every day's figures as a file; 404 for a format that is not offered."""
    return exports.respond(reports.daily(), format)


@require_safe
def widget(request: HttpRequest) -> HttpResponse:
    """Draw today's visitors and the total for other sites to embed; the same for everyone, so anyone may keep it."""
    shown = board.shown(timezone.localdate())
    numbers = (shown.figures.today, shown.figures.total) if shown and shown.figures else (None, None)
    response = HttpResponse(picture.svg(*numbers), content_type="image/svg+xml")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=WIDGET_SECONDS)
    return response
