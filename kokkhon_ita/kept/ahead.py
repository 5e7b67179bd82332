"""Makes readers' pages before a reader asks: in each new state of publication the queue makes those most wanted for the shelf.

Under which host and scheme readers ask, the request tells with which a member of staff published something, or the very first
reader; the shelf remembers it for whoever sees the state change by itself (kept.changes).
"""

import logging
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import DatabaseError

from common import clients, queue
from kokkhon_ita.sitemap import Pages, Publications
from publishing import kinds, state
from publishing.models import Edition
from publishing.search.entries import entries_of

from . import readers, shelf
from .store import store

MOST_PAGES = 150
logger = logging.getLogger(__name__)


def start(asked: Mapping[str, Any]) -> None:
    """Have the pages of the newest state made, for readers who ask as the request with these META did; never raises."""
    if not settings.PAGES_AHEAD:
        return
    proto = asked.get("HTTP_X_FORWARDED_PROTO") or ""
    try:
        queue.put(make_pages, asked["HTTP_HOST"], asked["wsgi.url_scheme"], proto, turn=queue.Turn.PUBLICATION)
    except (DatabaseError, KeyError):
        logger.exception("pages can't be asked for ahead")


def start_first(asked: Mapping[str, Any]) -> None:
    """Do the same when nobody knows yet how readers ask: this is the first whose page was made."""
    if settings.PAGES_AHEAD and not asked.get(clients.NOBODY) and shelf.asked() is None:
        start(asked)


@queue.work("เตรียมหน้าเว็บไว้ล่วงหน้า")
def make_pages(host: str, scheme: str, proto: str) -> int:
    """Make the most wanted pages of the state of now and return how many; stop once another state has begun."""
    state.forget()
    current, made = state.now(), 0
    shelf.keep_only(current)
    wanted = (path for path in dict.fromkeys(paths()) if not path.startswith(readers.private_paths()))
    for path in islice(wanted, MOST_PAGES):
        if state.now() != current:
            break
        made += _make(current, readers.environ_of_nobody(path, host, scheme, proto))
    # Nothing is made under a host that the settings no longer allow: the next reader tells.
    shelf.remember((host, scheme, proto) if made else None)
    return made


def paths() -> Iterator[str]:
    """Yield the addresses of readers' pages, the most wanted first; some come twice.

    First home, what was published last, and the menus; then the rest by kind, in the order of registration.
    """
    editions = list(Publications().items())
    yield "/"
    for edition in sorted(editions, key=lambda edition: edition.published_at)[-1:]:
        yield from _pages_of(edition)
    yield from map(Pages().location, Pages().items())
    order = [kind.name for kind in kinds.everything()]
    editions.sort(key=lambda edition: order.index(edition.kind))
    yield from (edition.newest_url for edition in editions)
    for edition in editions:
        yield from _pages_of(edition)


def _pages_of(edition: Edition) -> Iterator[str]:
    yield edition.newest_url
    for entry in entries_of(edition):
        address = entry.url.partition("#")[0]
        if "?" not in address:
            yield address


def _make(current: state.State, environ: dict[str, Any]) -> bool:
    """Put the page of this request on the shelf, unless it lies there; return False where there is none to keep."""
    address = readers.address(environ)
    if address is None:
        return False
    if shelf.has(current, address):
        return True
    page = store.get(current, address)  # tells the store what the state is, too
    if page is None:
        _django().get_response(WSGIRequest(environ))
        page = store.get(current, address)
    if page is None or not page.lasts:
        return False
    shelf.put(current, address, page)
    return True


@cache
def _django() -> WSGIHandler:
    return WSGIHandler()
