"""The figures at the foot of every page: read at most every few seconds by each process, never a reason to fail."""

import time
from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError

from common import patience
from common.turns import Turn

from . import totals

SECONDS = 5
# Whoever writes counts reads them anew so long before they are too old: no reader has to.
RENEWED_SECONDS = 2
PATIENCE_SECONDS = 0.5

_held: "Shown | None" = None
_last_known: totals.Figures | None = None
_turn = Turn()


@dataclass(frozen=True)
class Shown:
    """Figures for the foot, read on `day`; `current` is False when the database did not answer and these are the last known."""

    figures: totals.Figures | None
    current: bool
    until: float
    day: date


def shown(day: date) -> Shown | None:
    """Return what to show on `day`, at most SECONDS old; None when no figure is known at all."""
    held = _held if is_at_hand(day) else _asked(day)
    return held if held and held.figures else None


def _asked(day: date) -> Shown | None:
    global _held
    with _turn.taken():
        if not is_at_hand(day):
            _held = _read(day)
    return _held


def is_at_hand(day: date) -> bool:
    """Return whether `shown` answers without asking the database."""
    held = _held
    return held is not None and time.monotonic() <= held.until and (held.day == day or not held.current)


def is_due() -> bool:
    """Return whether the figures shown are soon too old."""
    held = _held
    return held is not None and time.monotonic() >= held.until - RENEWED_SECONDS


def renew(day: date) -> None:
    """Read the figures anew, so that no reader waits for them."""
    global _held
    _held = _read(day)


def forget() -> None:
    """Let the next `shown` ask the database: a process that was forked has its own figures."""
    global _held
    _held = None


def _read(day: date) -> Shown:
    global _last_known
    until = time.monotonic() + SECONDS
    try:
        _last_known = patience.within(totals.figures_on, day, seconds=PATIENCE_SECONDS)
    except DatabaseError:
        return Shown(_last_known, current=False, until=until, day=day)
    return Shown(_last_known, current=True, until=until, day=day)
