"""The figures at the foot of every page: read at most every few seconds by each process, never a reason to fail."""

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.db import DatabaseError

from . import figures, patience

SECONDS = 5
PATIENCE_SECONDS = 0.5
KEY = "visitors.board"

_last_known = None


@dataclass(frozen=True)
class Shown:
    """Figures for the foot; `current` is False when the database did not answer and these are the last known."""

    figures: figures.Figures
    current: bool
    until: float


def shown(day):
    """Return what to show on `day`, at most SECONDS old; None when no figure is known at all."""
    held = cache.get(KEY)
    if held is None or (held.current and held.figures.day != day):
        held = _read(day)
        cache.set(KEY, held, SECONDS)
    return held if held.figures else None


def add_one(day):
    """Show a visitor whom this process has just counted, without asking the database again."""
    held = cache.get(KEY)
    left = held.until - time.monotonic() if held and held.current and held.figures.day == day else 0
    if left > 0:
        cache.set(KEY, Shown(held.figures.with_one_more_today(), current=True, until=held.until), left)


def _read(day):
    global _last_known
    until = time.monotonic() + SECONDS
    try:
        _last_known = patience.within(figures.of, day, seconds=PATIENCE_SECONDS)
    except DatabaseError:
        return Shown(_last_known, current=False, until=until)
    return Shown(_last_known, current=True, until=until)
