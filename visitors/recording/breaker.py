"""Leaves a database that does not answer alone for a while, and remembers since when."""

import logging
import time
from datetime import datetime

RETRY_SECONDS = 10
# How long to wait for a lock: a crowd of writers comes through in time, a database known to be stuck gets no more.
PATIENCE_SECONDS, SHORT_PATIENCE_SECONDS = 4, 0.2

log = logging.getLogger(__name__)


class Breaker:
    """Open while the database is not worth asking. `began_at` is when its trouble began, None when all is well."""

    def __init__(self) -> None:
        self.began_at: datetime | None = None
        self._retry = 0.0

    @property
    def is_open(self) -> bool:
        """Return whether to leave the database alone for now."""
        return self.began_at is not None and time.monotonic() < self._retry

    @property
    def patience(self) -> float:
        """Return how many seconds a page may wait for the database."""
        return PATIENCE_SECONDS if self.began_at is None else SHORT_PATIENCE_SECONDS

    def failed(self, *, at: datetime) -> None:
        """Note a failed attempt at `at`; the next one is due in RETRY_SECONDS."""
        if self.began_at is None:
            self.began_at = at
            log.warning("the visitor counter can't write; pages go on, numbers wait in memory")
        self._retry = time.monotonic() + RETRY_SECONDS

    def worked(self) -> datetime | None:
        """Note a success and return since when there had been trouble, None when there was none."""
        began_at, self.began_at = self.began_at, None
        if began_at:
            log.warning("the visitor counter writes again")
        return began_at
