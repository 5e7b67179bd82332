"""Keys that open in no time: the secrets of a made-up office keep nothing, its passphrases stand on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from complaints.sealing import stretching

CHEAP = stretching.Cost(passes=1, mebibytes=8)


@contextmanager
def cheaply() -> Iterator[None]:
    """Stretch the passphrases of officers with little work as long as this lasts: a lock says what it cost and opens for ever."""
    real, stretching.OFFICER = stretching.OFFICER, CHEAP
    try:
        yield
    finally:
        stretching.OFFICER = real
