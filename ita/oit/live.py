"""How ready a published list is just now: seen in what it leads to, at most SECONDS ago, never kept in an edition."""

import time
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from publishing import state
from publishing.models import Edition

from . import readiness
from .edition import Checklist
from .edition_1 import Checklist1
from .presentation import ListView
from .readiness import Found
from .targets import Targets

# So long a page may be repeated, and so long staff's first page believes a look. What the ledger knows of, such as a
# withdrawal, shows at once on both.
SECONDS, LATELY = 1, 600
# More lists than an office publishes; previews come and go.
MOST = 50

_held: dict[str, "_Look"] = {}
# A list may lead to itself or to a page that shows lists: a look inside a look sees nothing.
_looking = ContextVar("looking", default=False)


@dataclass(frozen=True)
class _Look:
    at: datetime
    state: state.State
    seen: float
    found: tuple[Found, ...]


def view(edition: Edition, *, at_most: float = SECONDS) -> ListView:
    """Return the ListView of a list that is published, or that a preview shows, with its readiness now.

    What was seen `at_most` so many seconds ago is now, unless something was published since.
    """
    list_ = ListView(edition.said)
    if edition.withdrawn_at or _looking.get():
        return list_
    look = _held.get(edition.sha256)
    if look is None or look.state != state.now() or not 0 <= time.time() - look.seen < at_most:
        look = _remembered(edition.sha256, _look_at(list_))
    return ListView(edition.said, look.found, look.at)


def looked_at_afresh(said: Checklist | Checklist1) -> ListView:
    """Return the ListView of what an edition says or would say, looked at afresh."""
    list_ = ListView(said)
    return ListView(said, _found(list_), timezone.now())


def forget() -> None:
    """Look again the next time."""
    _held.clear()


def _remembered(key: str, look: _Look) -> _Look:
    if len(_held) >= MOST:
        _held.clear()
    _held[key] = look
    return look


def _look_at(list_: ListView) -> _Look:
    current, seen = state.now(), time.time()
    return _Look(timezone.now(), current, seen, _found(list_))


def _found(list_: ListView) -> tuple[Found, ...]:
    token, targets = _looking.set(True), Targets()
    try:
        return tuple(readiness.of_item(item, list_.fiscal_year, targets) for item in list_.data.items)
    finally:
        _looking.reset(token)
