"""What the figures of some cases are as they stood at the end of a day.

For each period: received = finished + open, finished = done + not done + rejected + forwarded + withdrawn, and
received = told in time + told late + not told yet + withdrawn while there was time to tell.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from statistics import median
from typing import cast

from publishing.contents import fields

from .edition import Figures

OUTCOMES = ("done", "not_done", "rejected", "forwarded", "withdrawn")
ANSWERS = ("on_time", "late", "waiting", "unneeded")
TOTALS = ("received", "finished", "open")
DAYS = ("median_days", "p90_days")
COUNTS = (*TOTALS, *OUTCOMES, *ANSWERS, "reopened")
SINCE_LATER = {"finished", "unneeded"}  # older editions told none
FIGURES = {name: fields(Figures)[name].title for name in (*COUNTS, *DAYS)}
FIELDS = ("received_on", "first_due_on", "answered_on", "closed_on", "outcome", "reopened")


@dataclass(frozen=True)
class Row:
    """What statistics know of one case."""

    received_on: date
    first_due_on: date
    answered_on: date | None
    closed_on: date | None
    outcome: str
    reopened: int

    def outcome_at(self, day: date) -> str:
        """Return how the case stood at the end of `day`."""
        closed = self.closed_on is not None and self.closed_on <= day
        return self.outcome.replace("-", "_") if closed else "open"

    def answer_at(self, day: date) -> str:
        """Return whether the reporter had been told by the end of `day`, and in time; reopening doesn't mend a late answer."""
        if self.answered_on is None or self.answered_on > day:
            return "unneeded" if self._was_withdrawn_in_time(day) else "waiting"
        return "on_time" if self.answered_on <= self.first_due_on else "late"

    def _was_withdrawn_in_time(self, day: date) -> bool:
        """Whether its reporter withdrew it before anybody had to tell them anything."""
        return self.outcome_at(day) == "withdrawn" and cast("date", self.closed_on) <= self.first_due_on

    def days_at(self, day: date) -> int:
        """Return how many days the case had taken by the end of `day`, closed or not."""
        return (min(self.closed_on or day, day) - self.received_on).days


def figures(rows: list[Row], as_of: date) -> dict:
    """Return the figures of FIGURES for these cases as they stood at the end of `as_of`.

    Days are calendar days from receipt to the end, or to `as_of` for a case still open; None without cases.
    """
    outcomes = Counter(row.outcome_at(as_of) for row in rows)
    answers = Counter(row.answer_at(as_of) for row in rows)
    days = sorted(row.days_at(as_of) for row in rows)
    return {
        "received": len(rows),
        "finished": len(rows) - outcomes["open"],
        "open": outcomes["open"],
        **{name: outcomes[name] for name in OUTCOMES},
        **{name: answers[name] for name in ANSWERS},
        "reopened": sum(bool(row.reopened) for row in rows),
        "median_days": middle(days),
        "p90_days": rank(days, 0.9),
    }


def middle(days: list[int]) -> int | None:
    """Return the median of sorted numbers to a whole day, half a day up; None when there are none."""
    return floor(median(days) + 0.5) if days else None


def rank(days: list[int], share: float) -> int | None:
    """Return the nearest-rank percentile of sorted numbers, None when there are none."""
    return days[ceil(share * len(days)) - 1] if days else None


def totals(numbers: dict) -> dict:
    """Return only what is told of every period: received, finished and open; all other figures are None."""
    return {name: numbers[name] if name in TOTALS else None for name in FIGURES}
