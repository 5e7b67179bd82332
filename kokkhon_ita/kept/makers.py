"""Who makes a page that nobody has kept yet: the first who asks; the others of this process wait for it, but not for long."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 3

_lock = threading.Lock()
_made: dict[Hashable, threading.Event] = {}


def is_made(address: Hashable) -> bool:
    """Return whether somebody makes the page of this address now."""
    return address in _made


@contextmanager
def in_turn(address: Hashable) -> Iterator[bool]:
    """Yield False to the one who makes the page of this address, True to who has waited for it meanwhile."""
    with _lock:
        mine, made = address not in _made, _made.setdefault(address, threading.Event())
    if not mine:
        made.wait(PATIENCE_SECONDS)
        yield True
        return
    try:
        yield False
    finally:
        with _lock:
            del _made[address]
        made.set()
