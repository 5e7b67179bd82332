"""Holes of a finished page: what differs by reader or by second, put in while the page goes out.

A template writes `mark(name)`; whoever sends the page splits it there and asks `fill`. So a page is made once for all
readers, and nothing of one reader is ever kept with it. A page has one hole, near its end.
"""

import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# Drawn anew by each start: nobody can write a mark into something that gets published.
_TOKEN = secrets.token_hex(16)
_BEFORE, _AFTER = f"<!--{_TOKEN}:".encode(), b"-->"
Parts = tuple[bytes, bytes, bytes]
Filler = Callable[[Any, datetime], Parts]
IsAtHand = Callable[[date], bool]
_fillers: dict[str, Filler] = {}
_at_hand: dict[str, IsAtHand] = {"": lambda day: True}


def register(name: str, filler: Filler, *, at_hand: IsAtHand = lambda day: True) -> None:
    """Let `filler(reader, at)` fill the holes of that name: it returns HTML in UTF-8 with everything foreign escaped, in three parts:
    what stands before and behind the reader's own is the same object for all, as long as it says the same.

    `reader` is a request, or anything else that common.clients knows; `at` is an aware time. `at_hand(day)` tells whether the
    filler asks nobody on that day in Bangkok.
    """
    _fillers[name], _at_hand[name] = filler, at_hand


def mark(name: str) -> SafeString:
    """Return the HTML that stands for a hole; raises LookupError for one that nobody fills."""
    if name not in _fillers:
        raise LookupError(f"nobody registered the hole {name!r}")
    return mark_safe(f"<!--{_TOKEN}:{name}-->")  # noqa: S308 (our own token and a registered name)


def split(content: bytes) -> tuple[bytes, str, bytes]:
    """Return (bytes before the hole, its name, bytes behind it); (content, "", b"") of a page without one."""
    before, found, rest = content.partition(_BEFORE)
    if not found:
        return content, "", b""
    name, _, after = rest.partition(_AFTER)
    return before, name.decode(), after


def parts(name: str, reader: Any, at: datetime) -> Parts:
    """Return (before, the reader's own, behind), which go into the hole of that name for this reader now; empty for no hole."""
    return _fillers[name](reader, at) if name else (b"", b"", b"")


def fill(name: str, reader: Any, at: datetime) -> bytes:
    """Return the same in one piece."""
    return b"".join(parts(name, reader, at))


def is_at_hand(name: str, day: date) -> bool:
    """Return whether the hole of that name, or none, is filled without asking the database on this day."""
    return _at_hand[name](day)
