"""The WSGI application before Django's: answers with a kept page, and counts its reader, or lets Django answer."""

import threading
import time
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, date, datetime
from typing import Any, ClassVar
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from common import clients, holes
from publishing import state
from visitors.recording.flusher import flusher
from visitors.recording.reader import Answered, Reader
from visitors.recording.recorder import recorder

from . import front, makers, readers, shelf
from .page import Page
from .store import store

TIDY_EVERY_SECONDS = 1
COUNTER = "visitors.middleware.VisitorCounter"
UNCHANGED = "HTTP_IF_NONE_MATCH"


def _start_nothing(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
    return len


class NotModified:
    """What the counter asks of a 304."""

    status_code = 304
    headers: ClassVar[dict] = {}


class Door:
    """`application` is Django's; its middleware KeepPages puts into the store what is given out here."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self._counts = COUNTER in settings.MIDDLEWARE

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        address = readers.address(environ)
        if address is None:
            return self._by_django(environ, start_response)
        page = _kept(address)
        if page is None or _should_be_renewed(page, address):
            with makers.in_turn(address) as waited:
                page = _kept(address) if waited else _looked_at(address)
                if page is None and UNCHANGED in environ and environ["PATH_INFO"].endswith("/"):
                    page = self._made_for_nobody(environ, address)
                if page is None:
                    return self._by_django(environ, start_response)
        return self._hand_out(page, environ, start_response)

    def _by_django(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Let Django answer; of what a HEAD asks for only the headers go on: a server that gets more says so in its log."""
        body: Any = self.application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        body.close()
        return []

    def _made_for_nobody(self, environ: WSGIEnvironment, address: tuple[Any, ...]) -> Page | None:
        """Return the page of a reader who may have it already, made whole, so that the next such reader finds it kept."""
        asked = {**environ, "REQUEST_METHOD": "GET", clients.NOBODY: True}
        for name in (UNCHANGED, "HTTP_IF_MODIFIED_SINCE"):
            asked.pop(name, None)
        made: Any = self.application(asked, _start_nothing)
        made.close()
        return _kept(address)

    def at_hand(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        """Answer as a call does if that asks neither Django, the database nor the shelf, else return None."""
        address, current = readers.address(environ), state.at_hand()
        page = store.get(current, address) if address and current else None
        if page is None or current is None or not self._counts_without_asking(page, current.day):
            return None
        if environ["REQUEST_METHOD"] == "GET" and page.is_taken_up():
            return None
        return self._hand_out(page, environ, start_response, current.day)

    @staticmethod
    def page_of(environ: WSGIEnvironment) -> Hashable | None:
        """Return what is the same for all whom one page to keep answers, None for a request that makes none."""
        return readers.address(environ) if environ["REQUEST_METHOD"] == "GET" else None

    def _counts_without_asking(self, page: Page, day: date) -> bool:
        return holes.is_at_hand(page.hole, day) and (recorder.knows(day) or not self._counts)

    def _hand_out(
        self, page: Page, environ: WSGIEnvironment, start_response: StartResponse, day: date | None = None
    ) -> Iterable[bytes]:
        at = datetime.now(UTC)
        if front.asks(environ) and (left_open := front.answer(page, at)):
            start_response("200 OK", left_open[0])
            return [left_open[1]]
        reader = Reader(environ, environ["REQUEST_METHOD"], page.path)
        status, headers, body, counted = _answer(page, reader, at)
        if self._counts:
            recorder.note_page(reader, counted, page.title, at=at, day=day)
            flusher.wake()
        start_response(status, headers)
        return body


class _Connections(threading.local):
    """Each thread's database connection, looked after now and then: Django does it for its own requests only."""

    due = 0.0

    def tidy(self) -> None:
        if time.monotonic() >= self.due:
            close_old_connections()
            self.due = time.monotonic() + TIDY_EVERY_SECONDS


_connections = _Connections()


def _kept(address: tuple[Any, ...]) -> Page | None:
    """Return the Page that answers a request for this address, None when Django has to."""
    try:
        _connections.tidy()
        current = state.now()
    except DatabaseError:
        return None
    page = store.get(current, address)
    if page is None and settings.PAGES_AHEAD and (page := shelf.find(current, address)):
        store.put(current, address, page)
    return page if page and page.expires > time.time() else None


def _should_be_renewed(page: Page, address: tuple[Any, ...] | None) -> bool:
    """Return whether this reader should have a page made anew that others still get: it is soon too old, and nobody is at it."""
    return time.time() >= page.due and not makers.is_made(address)


def _looked_at(address: tuple[Any, ...]) -> Page | None:
    """Return a page whose time is over when a look finds what it shows, else None."""
    try:
        current = state.now()
        lapsed = store.lapsed(current, address)
        page = lapsed.looked_at() if lapsed else None
    except DatabaseError:
        return None
    if page:
        store.put(current, address, page)
    return page


def _answer(page: Page, reader: Reader, at: datetime) -> tuple[str, list[tuple[str, str]], list[bytes], Answered]:
    """Return (status line, headers, body, what the counter is told of)."""
    get = reader.META.get
    if page.is_known_to(get(UNCHANGED)):
        return "304 Not Modified", [*page.not_modified], [], NotModified
    headers, body = page.answer(reader, at, get("HTTP_ACCEPT_ENCODING", ""))
    return "200 OK", headers, body if reader.method == "GET" else [], page
