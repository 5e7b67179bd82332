"""The URL patterns of a kind's Addresses."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from . import pages, picture_page
from .addresses import Addresses


def patterns(addresses: Addresses, newest: Callable | None = None) -> list[URLPattern]:
    """Return the four URL patterns of a kind; `newest` answers for the newest page unless `pages.newest` does."""
    start, rest = addresses.start, addresses.rest

    @require_safe
    def newest_page(request: HttpRequest, **parts: Any) -> HttpResponse:
        return pages.newest(request, addresses.kind, _key(parts))

    @require_safe
    def history(request: HttpRequest, **parts: Any) -> HttpResponse:
        return pages.history(request, addresses.kind, _key(parts))

    @require_safe
    def edition(request: HttpRequest, number: int, **parts: Any) -> HttpResponse:
        return pages.numbered(request, addresses.kind, number, _key(parts))

    @require_safe
    def picture(request: HttpRequest, number: int, **parts: Any) -> HttpResponse:
        return picture_page.picture(request, addresses.kind, number, _key(parts))

    return [
        path(start, newest or newest_page, name=addresses.newest),
        path(f"{start}history/", history, name=f"{rest}history"),
        path(f"{start}editions/<int:number>/", edition, name=f"{rest}edition"),
        path(f"{start}editions/<int:number>/share.png", picture, name=f"{rest}picture"),
    ]


def _key(parts: dict[str, Any]) -> str:
    return "-".join(str(part) for part in parts.values())
