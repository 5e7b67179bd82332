"""Keys that open in no time: the secrets of a made-up office keep nothing, its passphrases stand on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from complaints.sealing import stretching

CHEAP = stretching.Cost(passes=1, mebibytes=8)


@contextmanager
def cheaply(cost: str) -> Iterator[None]:
    """Stretch with little work in place of the named cost, OFFICER or RECEIPT, as long as this lasts.

    An officer's lock says what it cost and opens for ever; a receipt code stretched cheaply opens nothing afterwards.
    """
    real = getattr(stretching, cost)
    setattr(stretching, cost, CHEAP)
    try:
        yield
    finally:
        setattr(stretching, cost, real)
