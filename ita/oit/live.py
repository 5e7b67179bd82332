"""How ready a published list is just now: seen in what it leads to, at most SECONDS ago, never kept in an edition."""

import time
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass

from common import repeating
from common.repeating import Condition
from publishing import state
from publishing.models import Edition
from publishing.verify import digest

from . import readiness
from .edition import Checklist
from .edition_1 import Checklist1
from .presentation import ListView
from .readiness import Found
from .targets import Targets

# How old a look may be on a page that is made, and on staff's first page; and after how long it is looked again whether a
# page that is repeated still shows what is found: with what nginx adds, readers are told of a minute. What the ledger knows
# of, such as a withdrawal, shows at once on all of them.
SECONDS, LATELY, REPEATED = 1, 600, 55
NAME = "readiness"
# More lists than an office publishes; previews come and go.
MOST = 50

_held: dict[str, "_Look"] = {}
# A list may lead to itself or to a page that shows lists: a look inside a look sees nothing.
_looking = ContextVar("looking", default=False)


@dataclass(frozen=True)
class _Look:
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
    return ListView(edition.said, look.found, is_now=True)


def looked_at_afresh(said: Checklist | Checklist1) -> ListView:
    """Return the ListView of what an edition says or would say, looked at afresh."""
    list_ = ListView(said)
    return ListView(said, _found(list_), is_now=True)


def condition(views: Iterable[ListView], year: str = "") -> Condition:
    """Return until when a page of these ListViews may be repeated: they are of a year's list, or of all lists."""
    return Condition(NAME, year, _digest(views))


def register() -> None:
    """Let pages hang on how ready the lists are."""
    repeating.register(NAME, _found_now, seconds=REPEATED)


def _found_now(year: str) -> str:
    lists = Edition.objects.newest_of_each("oit")
    return _digest(view(edition) for edition in (lists.filter(key=year) if year else lists))


def _digest(views: Iterable[ListView]) -> str:
    return digest(repr([view.found for view in views]).encode())


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
    return _Look(current, seen, _found(list_))


def _found(list_: ListView) -> tuple[Found, ...]:
    token, targets = _looking.set(True), Targets()
    try:
        return tuple(readiness.of_item(item, list_.fiscal_year, targets) for item in list_.data.items)
    finally:
        _looking.reset(token)
