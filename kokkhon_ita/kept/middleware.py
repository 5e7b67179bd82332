"""Makes finished pages of Django's answers: outside, KeepPages; just inside the counter, RevalidatePages."""

import hashlib
import math
import re
import time
from collections.abc import Callable
from typing import cast

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from common import holes
from publishing import state
from visitors.recording.titles import is_own_address, title_of

from . import ahead, readers
from .page import MOST_BYTES_OF_TAIL, OF_A_BODY, OF_ONE_ANSWER, Page
from .store import store

TEXT = re.compile(r"text/|image/svg\+xml|application/(json|x-ndjson|(schema|ld|csvm)\+json|atom\+xml|xml)")


class KeepPages:
    """Fills the hole of each page, and keeps readers' pages for kept.door.

    A view whose page shows more than editions says by common.repeating for how long it may be repeated.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = readers.address(request.META)
        # Before the page is made: what is published meanwhile begins another state.
        made_in = _state() if address else None
        published_before = state.published()
        response = self.get_response(request)
        if state.published() != published_before:
            ahead.start(request.META)
        if response.status_code == 304:
            return _as_short_as_kept(response)
        page = page_of(request, response) if address else None
        if page is None:
            return _filled(request, response)
        if made_in and address and request.method == "GET":
            store.put(made_in, address, page)
            ahead.start_first(request.META)
        return _answered(request, cast(HttpResponse, response), page)


class RevalidatePages:
    """Gives an ETag to readers' pages that have none, and answers 304 to whoever has the page already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not (readers.address(request.META) and is_page(request, response)) or response.has_header("ETag"):
            return response
        before, hole, behind = holes.split(cast(HttpResponse, response).content)
        etag = f'W/"{hashlib.sha256(before + behind).hexdigest()[:32]}"'
        response.headers["ETag"] = etag
        _vary(response)
        patch_cache_control(response, **({"private": True} if hole else {}), no_cache=True)
        unchanged = get_conditional_response(request, etag=etag)
        if unchanged:
            for name, value in response.headers.items():
                if name.lower() not in OF_A_BODY:
                    unchanged.headers[name] = value
        return unchanged or response


def is_page(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Return whether the answer is the same for all readers of this address while nothing new is published."""
    says = response.headers.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and (not request.META.get("QUERY_STRING") or getattr(response, "query_is_known", False))
        # What says for how long it is good, or that it is nobody's to keep, has its own reasons.
        and not ("no-store" in says or "max-age" in says)
        and response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        and is_own_address(request)
    )


def page_of(request: HttpRequest, response: HttpResponseBase) -> Page | None:
    """Return the answer as a Page, None when it is none to keep."""
    if not is_page(request, response):
        return None
    _vary(response)
    head, hole, tail = holes.split(cast(HttpResponse, response).content)
    if len(tail) > MOST_BYTES_OF_TAIL:
        return None
    headers = {name: value for name, value in response.headers.items() if name.lower() not in OF_ONE_ANSWER}
    condition = getattr(response, "kept_while", None)
    seconds = condition.seconds if condition else getattr(response, "kept_for", math.inf)
    title, expires = title_of(response), time.time() + seconds
    return Page(request.path, title, headers, head, hole, tail, expires, condition, seconds)


def _vary(response: HttpResponseBase) -> None:
    if TEXT.match(response.headers.get("Content-Type", "")):
        patch_vary_headers(response, ["Accept-Encoding"])


def _state() -> state.State | None:
    try:
        return state.now()
    except DatabaseError:
        return None


def _answered(request: HttpRequest, response: HttpResponse, page: Page) -> HttpResponse:
    headers, body = page.answer(request, timezone.now(), request.META.get("HTTP_ACCEPT_ENCODING", ""))
    response.content = b"".join(body) if request.method == "GET" else b""
    for name, value in headers:
        response.headers[name] = value
    vars(response)["is_finished"] = True
    return response


def _filled(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, HttpResponse):
        before, hole, behind = holes.split(response.content)
        if hole:
            response.content = before + holes.fill(hole, request, timezone.now()) + behind
            response.headers["Content-Length"] = str(len(response.content))
    return response


def _as_short_as_kept(response: HttpResponseBase) -> HttpResponseBase:
    del response.headers["Content-Length"]
    return response
