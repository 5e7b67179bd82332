"""The URL patterns of a kind: its pages of its Addresses, its files of its Files."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from . import file_pages, kinds, pages
from .addresses import Addresses
from .kinds import PICTURE

PART = re.compile(r"<(?:\w+:)?(\w+)>")


def patterns(addresses: Addresses, newest: Callable | None = None) -> list[URLPattern]:
    """Return the URL patterns of a kind; `newest` answers for the newest page unless `pages.newest` does."""
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

    return [
        path(start, newest or newest_page, name=addresses.newest),
        path(f"{start}history/", history, name=f"{rest}history"),
        path(f"{start}editions/<int:number>/", edition, name=f"{rest}edition"),
        _file(addresses, PICTURE, "picture"),
        *(_file(addresses, pattern, "file") for pattern in kinds.get(addresses.kind).files.patterns),
        *(_newest_file(addresses, pattern) for pattern in kinds.get(addresses.kind).files.patterns),
    ]


def _file(addresses: Addresses, pattern: str, name: str) -> URLPattern:
    @require_safe
    def file(request: HttpRequest, number: int, **parts: Any) -> HttpResponseBase:
        return file_pages.numbered(request, addresses.kind, number, *_divided(parts, pattern))

    return path(f"{addresses.start}editions/<int:number>/{pattern}", file, name=f"{addresses.rest}{name}")


def _newest_file(addresses: Addresses, pattern: str) -> URLPattern:
    @require_safe
    def newest_file(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        return file_pages.newest(request, addresses.kind, *_divided(parts, pattern))

    return path(f"{addresses.start}{pattern}", newest_file, name=f"{addresses.rest}newest-file")


def _divided(parts: dict[str, Any], pattern: str) -> tuple[str, str]:
    """Return (key of the edition, path of the file) of what an address of this pattern captured."""
    of_file = PART.findall(pattern)
    key = _key({name: part for name, part in parts.items() if name not in of_file})
    return key, PART.sub(lambda found: str(parts[found[1]]), pattern)


def _key(parts: dict[str, Any]) -> str:
    return "-".join(str(part) for part in parts.values())
