"""The state of publication: while it is the same, every public page is the same.

Pages read editions and the ledger, the clock only through what fell due and which day it is in Bangkok. So the ledger's
position, the newest time of publication that has come, and the day say it all. Each process asks the database again
before half of SECONDS have passed, and at once when something falls due, when the day ends, or when it has published something itself.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

from django.db.models import Subquery
from django.utils import timezone

from common.turns import Turn

from .models import Edition, LedgerHead

SECONDS = 0.5

Held = tuple["State", float, float, float]

_held: Held | None = None
_asked_for: Held | None = None
_turn = Turn()
_published = 0
_answers: dict[Callable, tuple] = {}


@dataclass(frozen=True)
class State:
    """Two that are equal stand for the same public pages."""

    position: int
    newest_due: datetime | None
    day: date


def now() -> State:
    """Return the State, at most SECONDS old; raises DatabaseError when it can't be read."""
    if held := _believed():
        return held[0]
    with _turn.taken():
        return (_believed() or _renewed())[0]


def _believed() -> Held | None:
    """Return what is held, None when it is time to ask."""
    held, clock = _held, time.time()
    return held if held and held[1] <= clock < min(held[2], held[1] + SECONDS / 2) else None


def _renewed() -> Held:
    """Ask the database, again if this process has published something meanwhile."""
    global _held
    while True:
        published, held = _published, _read(time.time())
        if published == _published:
            _held = held
            return held


def at_hand() -> State | None:
    """Return the State, at most SECONDS old, without asking the database; None when it is not known.

    Before it is too old, one caller gets None: whoever asks `now` in its place, as it has to, asks for all.
    """
    global _asked_for
    held, clock = _held, time.time()
    if held is None or not held[1] <= clock < held[2]:
        return None
    if clock >= held[1] + SECONDS / 2 and _asked_for is not held:
        _asked_for = held
        return None
    return held[0]


def changes_at() -> float:
    """Return by time.time() when the State changes though nobody publishes: something falls due or the day ends.

    Raises DatabaseError when it can't be read.
    """
    now()
    return _held[3] if _held else time.time()


def remembered(ask: Callable[[], Any]) -> Callable[[], Any]:
    """Return `ask` as a function that asks once for each State, so its answer is as new as that."""

    @wraps(ask)
    def answer() -> Any:
        current = now()
        if ask not in _answers or _answers[ask][0] != current:
            _answers[ask] = current, ask()
        return _answers[ask][1]

    return answer


def forget() -> None:
    """Let the next `now` ask the database: something was published."""
    global _held, _published
    _held = None
    _published += 1
    _answers.clear()


def published() -> int:
    """Return how often this process has forgotten the state: more than before means that it published something."""
    return _published


def _read(clock: float) -> Held:
    """Return (State, time.time() from which and until which it may be believed, when the clock itself changes it)."""
    at = timezone.now()
    due = Edition.objects.due().order_by("-published_at").values("published_at")
    to_come = Edition.objects.to_come().order_by("published_at").values("published_at")
    heads = LedgerHead.objects.annotate(newest_due=Subquery(due[:1]), next_due=Subquery(to_come[:1]))
    position, newest, coming = heads.values_list("position", "newest_due", "next_due").first() or (0, None, None)
    day = timezone.localdate(at)
    changes = min([_midnight_after(day), *([coming.timestamp()] if coming else [])])
    return State(position, newest, day), clock, min(clock + SECONDS, changes), changes


def _midnight_after(day: date) -> float:
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time())
    return timezone.make_aware(midnight).timestamp()
