"""What the working records of each key said when somebody last looked: freezing all of them takes longer the older the
office is, so the list of drafts looks again only at what may have changed, and leaves to the queue what takes too long.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase

from common import queue

from . import kinds
from .verify import canonical, digest

# For so long a look is believed at most; and so long a request looks by itself.
TRUSTED, PATIENCE = 15 * 60, 0.2
# Clocks of two machines, and the moment between a look and its note.
MARGIN = 2
TOUCHED = "drafts-touched"


@dataclass(frozen=True)
class DraftState:
    """The title and the hash of what a key would publish, and when (`time.time()`) that was seen."""

    title: str
    sha256: str
    seen: float


class NotesChanges:
    """A middleware: after whatever staff send, drafts are looked at anew. What changes otherwise is seen after TRUSTED."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        sent = request.method not in ("GET", "HEAD", "OPTIONS")
        if sent and response.status_code < 500 and request.path.startswith(tuple(settings.VISITORS_STAFF_PATHS)):
            caches["shared"].set(TOUCHED, time.time(), TRUSTED + MARGIN)
        return response


def known() -> dict[tuple[str, str], DraftState | None]:
    """Return (kind, key) → DraftState of everything that could be published now, in order; None while it is looked at."""
    names = [(about.name, key) for about in kinds.everything() for key in about.keys()]  # noqa: SIM118 (a function)
    found = _trusted(names)
    began = time.monotonic()
    for name in (name for name in names if name not in found):
        if time.monotonic() - began > PATIENCE:
            queue.put(look_again, soon=True)
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
    about, seen = kinds.get(kind), time.time()
    content = about.frozen(key)
    state = DraftState(about.title(about.read(content)), digest(canonical(content)), seen)
    caches["shared"].set(_place(kind, key), state, TRUSTED)
    return state


def _trusted(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], DraftState]:
    """Return those states that nothing was changed after."""
    kept = caches["shared"].get_many([TOUCHED, *(_place(*name) for name in names)])
    touched = kept.get(TOUCHED, 0)
    found = {name: kept.get(_place(*name)) for name in names}
    return {name: state for name, state in found.items() if state and state.seen > touched + MARGIN}


def _content(kind: str, key: str) -> str:
    return f"{_place(kind, key)}:content"


def _place(kind: str, key: str) -> str:
    return f"draft:{digest(f'{kind}/{key}'.encode())[:32]}"
