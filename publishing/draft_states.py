"""What the working records of each key said when somebody last looked: freezing all of them takes longer the older the
office is, so the list of drafts looks again only at what may have changed, and leaves to the queue what takes too long.
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from common import queue

from . import kinds
from .models import LedgerEntry
from .verify import canonical, digest

# For so long a look is believed at most; and so long a request looks by itself.
TRUSTED, PATIENCE = 15 * 60, 0.2
_READ = re.compile(r'(?:FROM|JOIN) "(\w+)"')
_WRITTEN = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


@dataclass(frozen=True)
class DraftState:
    """The title and the hash of what a key would publish, and the marks that the tables bore from which that was made."""

    title: str
    sha256: str
    marks: dict[str, str]


class Tables:
    """Wraps queries (`connection.execute_wrapper`) and keeps the names of the tables that a pattern finds in them."""

    def __init__(self, pattern: re.Pattern) -> None:
        self.pattern = pattern
        self.names: set[str] = set()

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        done = execute(sql, params, many, context)
        self.names.update(self.pattern.findall(sql))
        return done


class NotesChanges:
    """A middleware: each table that staff write into gets a new mark. What changes otherwise is seen after TRUSTED.

    Marks are random, not times. Work at the desk leaves none: whoever reads the cache would see when somebody works there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in ("GET", "HEAD", "OPTIONS") or not _is_noted(request.path):
            return self.get_response(request)
        written = Tables(_WRITTEN)
        with connection.execute_wrapper(written):
            response = self.get_response(request)
        # After the transactions: a look meanwhile has read the old marks, and is not believed.
        caches["shared"].set_many({_mark(name): secrets.token_hex(8) for name in written.names}, 2 * TRUSTED)
        return response


def _is_noted(path: str) -> bool:
    return path.startswith(tuple(settings.VISITORS_STAFF_PATHS)) and not path.startswith(tuple(settings.DESK_PATHS))


def known() -> dict[tuple[str, str], DraftState | None]:
    """Return (kind, key) → DraftState of everything that could be published now, in order; None while it is looked at."""
    names = [(about.name, key) for about in kinds.everything() for key in about.keys()]  # noqa: SIM118 (a function)
    found = _trusted(names)
    began = time.monotonic()
    for name in (name for name in names if name not in found):
        if time.monotonic() - began > PATIENCE:
            queue.put_by_reader(look_again, turn=queue.Turn.STAFF)
            found = _trusted(names)
            break
        found[name] = _look(*name)
    return {name: found.get(name) for name in names}


@queue.work("ตรวจหาร่างที่แก้ไข")
def look_again() -> None:
    """Look at every draft whose state is not known."""
    names = [(about.name, key) for about in kinds.everything() for key in about.keys()]  # noqa: SIM118 (a function)
    found = _trusted(names)
    for name in (name for name in names if name not in found):
        _look(*name)


def content_of(about: kinds.Kind, key: str, state: DraftState | None) -> dict:
    """Return what the records of a key say as an edition would; what was frozen for `state` is kept to be read again."""
    content = about.frozen(key)
    if state and digest(canonical(content)) == state.sha256:
        caches["shared"].set(_content(about.name, key), (state.sha256, content), TRUSTED)
    return content


def kept_contents(states: dict[tuple[str, str], DraftState]) -> dict[tuple[str, str], dict]:
    """Return place → content, for those of these states of which somebody has read it."""
    found = caches["shared"].get_many([_content(*place) for place in states])
    kept = {place: found.get(_content(*place), ("", {})) for place in states}
    return {place: content for place, (sha256, content) in kept.items() if sha256 == states[place].sha256}


def _look(kind: str, key: str) -> DraftState:
    about, marks, read = kinds.get(kind), _marks(), Tables(_READ)
    with connection.execute_wrapper(read):
        content = about.frozen(key)
    # What is remembered of editions is read from no table, but holds until the ledger grows.
    names = {*read.names, LedgerEntry._meta.db_table} & marks.keys()
    state = DraftState(
        about.title(about.read(content)), digest(canonical(content)), {name: marks[name] for name in names}
    )
    caches["shared"].set(_place(kind, key), state, TRUSTED)
    return state


def _trusted(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], DraftState]:
    """Return those states of which no table was changed since."""
    places = {name: _place(*name) for name in names}
    kept, marks = caches["shared"].get_many(places.values()), _marks()
    found = {name: kept.get(place) for name, place in places.items()}
    return {name: state for name, state in found.items() if state and state.marks.items() <= marks.items()}


def _marks() -> dict[str, str]:
    """Return table → mark, "" for one that staff have not written into of late."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    kept = caches["shared"].get_many(map(_mark, tables))
    return {name: kept.get(_mark(name), "") for name in tables}


def _mark(table: str) -> str:
    return f"draft-table:{table}"


def _content(kind: str, key: str) -> str:
    return f"{_place(kind, key)}:content"


def _place(kind: str, key: str) -> str:
    return f"draft:{digest(f'{kind}/{key}'.encode())[:32]}"
