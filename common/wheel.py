"""The year wheel: what an office makes every fiscal year. Apps register it; what is missing is named with its next step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from . import thai

TO_COME = 4
_sources: list[tuple[Callable, Callable]] = []


@dataclass(frozen=True)
class Part:
    """One of several things that a duty still lacks, and where it is made."""

    label: str
    url: str


@dataclass(frozen=True)
class Duty:
    """One thing of a fiscal year (พ.ศ.): `name` is its own inside the year.

    It can be done from the day `begins` on; `ends` is its last day, None where no day is laid down. `step` says in Thai
    what is to be done next, at `url`; "" when nothing is.
    """

    year: int
    name: str
    label: str
    begins: date
    ends: date | None = None
    step: str = ""
    url: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def day(self) -> date:
        """Return the day on which a calendar shows it."""
        return self.ends or self.begins

    def is_missing(self, today: date) -> bool:
        return bool(self.step) and self.begins <= today

    def days_late(self, today: date) -> int:
        """Return the days since its last day, 0 before and for what has none."""
        return max(0, (today - self.ends).days) if self.ends else 0

    def say(self, today: date) -> str:
        """Return in Thai by when it is wanted, or since when."""
        if late := self.days_late(today):
            return f"เกินกำหนด {thai.days_between_words(late)}"
        return f"ภายในวันที่ {thai.format_date(self.ends)}" if self.ends else "ยังไม่มี"


@dataclass(frozen=True)
class Turn:
    """What the wheel shows one person on a day."""

    today: date
    duties: list[Duty]

    @property
    def year(self) -> int:
        return thai.fiscal_year(self.today)

    @cached_property
    def missing(self) -> list[tuple[int, list[tuple[Duty, str]]]]:
        """Return each year in which something is missing, the running year first, with (duty, by when in words)."""
        found: dict[int, list] = {}
        for duty in sorted((d for d in self.duties if d.is_missing(self.today)), key=lambda d: (-d.year, d.day)):
            found.setdefault(duty.year, []).append((duty, duty.say(self.today)))
        return list(found.items())

    @property
    def now(self) -> list[tuple[Duty, str]]:
        """Return what is missing of the running year."""
        return dict(self.missing).get(self.year, [])

    @property
    def before(self) -> list[tuple[int, list[tuple[Duty, str]]]]:
        """Return what is missing of the years before, the latest year first."""
        return [(year, duties) for year, duties in self.missing if year < self.year]

    @property
    def to_come(self) -> list[Duty]:
        """Return what begins or ends next, the nearest first."""
        ahead = [duty for duty in self.duties if duty.day > self.today and not duty.is_missing(self.today)]
        return sorted(ahead, key=lambda duty: duty.day)[:TO_COME]


def register(source: Callable, since: Callable) -> None:
    """Let `source(user, years, today)` yield the Duties of these fiscal years that `user` may do something about.

    `since()` returns the first fiscal year of which the office made such a thing, None when it never did. A source runs
    a few queries, however many years there are.
    """
    _sources.append((source, since))


def turn(user: Any, today: date | None = None) -> Turn | None:
    """Return the Turn of `user`: years from the first known to the running one; None for whoever has no duties."""
    today = today or timezone.localdate()
    running = thai.fiscal_year(today)
    found = [
        duty
        for source, since in _sources
        for duty in source(user, range(min(since() or running, running), running + 1), today)
    ]
    return Turn(today, found) if found else None


def coming(user: Any, today: date) -> Iterable[Duty]:
    """Return the duties of `user` in the running year and the next, in order of their days."""
    running = thai.fiscal_year(today)
    found = (duty for source, _ in _sources for duty in source(user, range(running, running + 2), today))
    return sorted(found, key=lambda duty: (duty.day, duty.name))
