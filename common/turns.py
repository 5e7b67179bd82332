"""One thread asks what many want to know at the same moment; the others wait a moment for it and look again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Longer than the database takes when it is well. When it is not, nobody waits for those who wait for it.
PATIENCE_SECONDS = 0.2


class Turn:
    """`with turn.taken():` look again whether it is known by now, and ask if not."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Go on as the only thread, or after PATIENCE_SECONDS beside another one."""
        is_mine = self._lock.acquire(timeout=PATIENCE_SECONDS)
        try:
            yield
        finally:
            if is_mine:
                self._lock.release()
