"""When things happened: acts wait here with their moments and are done in that order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any

from common import thai

MORNING, EVENING = time(9, 0), time(16, 0)


@dataclass
class Calendar:
    """The office's fiscal years up to `now`, `span` of them; `years` are พ.ศ., the oldest first, the last one still runs."""

    now: datetime
    span: int = 3
    _waiting: list = field(default_factory=list)
    _numbers: count = field(default_factory=count)

    @property
    def years(self) -> list[int]:
        this = thai.fiscal_year(self.now)
        return list(range(this - self.span + 1, this + 1))

    def moment(self, year: int, share: float) -> datetime:
        """Return when `share` (0 to 1) of that year had passed, of the running one as far as it has come."""
        first, last = thai.fiscal_year_range(year)
        starts = datetime.combine(first, MORNING, thai.BANGKOK)
        ends = min(datetime.combine(last, EVENING, thai.BANGKOK), self.now - timedelta(minutes=1))
        return (starts + (ends - starts) * share).replace(microsecond=0)

    def at(self, moment: datetime, act: Callable[..., Any]) -> None:
        """Let `act(moment)` be done at that moment; raises ValueError for one that has not come."""
        if moment > self.now:
            raise ValueError(f"{moment} has not come yet")
        heappush(self._waiting, (moment, next(self._numbers), act))

    def live(self) -> None:
        """Do everything that waits, the earliest first; acts may add later ones."""
        while self._waiting:
            moment, _, act = heappop(self._waiting)
            act(moment)
