"""Requests for a page that a thread makes already: they wait beside the poller, where a thread for each costs half a MiB."""

import time
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from .makers import PATIENCE_SECONDS


@dataclass(frozen=True)
class Waiting:
    """A line, what it said, and until when it waits, by time.monotonic()."""

    conn: Any
    data: bytes
    until: float

    @classmethod
    def since_now(cls, conn: Any, data: bytes) -> "Waiting":
        return cls(conn, data, time.monotonic() + PATIENCE_SECONDS)

    @property
    def is_over(self) -> bool:
        """Return whether it has waited long enough."""
        return time.monotonic() >= self.until


@dataclass
class Asked:
    """The line whose thread was asked for a page, and who else wants it, in the order in which they came."""

    conn: Any
    waiting: list[Waiting] = field(default_factory=list)


class Parking:
    """Which pages threads are asked for, and who waits for each. For the poller's thread alone."""

    def __init__(self) -> None:
        self._asked: dict[Hashable, Asked] = {}

    def take(self, page: Hashable, request: Waiting) -> bool:
        """Let a request wait and return True; False: a thread has to be asked for it, as nobody is yet or it has waited long enough."""
        asked = self._asked.setdefault(page, Asked(request.conn))
        if asked.conn is request.conn or request.is_over:
            return False
        asked.waiting.append(request)
        return True

    def end(self, page: Hashable) -> list[Waiting]:
        """Return who waited for a page, and let others ask for it: it is made, or can't be waited for any longer."""
        asked = self._asked.pop(page, None)
        return asked.waiting if asked else []

    def asked_by(self, conn: Any) -> list[Hashable]:
        """Return what the thread of this line was asked for and has not answered."""
        return [page for page, asked in self._asked.items() if asked.conn is conn]

    def overdue(self) -> list[Hashable]:
        """Return the pages for which somebody has waited long enough."""
        return [page for page, asked in self._asked.items() if asked.waiting and asked.waiting[0].is_over]
