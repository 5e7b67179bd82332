"""Pages of the board, each found by the day at which it begins: the last costs what the first one does."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.http import QueryDict
from django.utils.dateparse import parse_date

from common import thai
from common.numbers import short_number

from ..models import BoardEntry
from .board import true_ones

PAGE = 50
MOST_OF_A_DAY = 5000
MOST_YEARS = 20


@dataclass(frozen=True)
class Place:
    """Where a page begins: at the lines of a day, but for so many of them that stood on the pages before; of one fiscal year, or of all."""

    until: date
    skip: int = 0
    year: int | None = None

    @classmethod
    def read(cls, query: QueryDict, today: date, known_years: list[int]) -> Self:
        """Return the place that an address names; the newest lines for one that names none."""
        year, skip = (_number(query.get(name, "")) for name in ("year", "skip"))
        return cls(
            _day(query.get("until", "")) or today, min(skip, MOST_OF_A_DAY), year if year in known_years else None
        )

    def page(self, category: str) -> "Page":
        """Return the Page that begins here, of one category or of all ("")."""
        found = BoardEntry.objects.shown().filter(received_on__lte=self.until)
        if self.year:
            found = found.filter(received_on__range=thai.fiscal_year_range(self.year))
        if category:
            found = found.filter(category=category)
        entries = list(found[self.skip : self.skip + PAGE + 1])
        return Page(true_ones(entries[:PAGE]), self._next(entries))

    def _next(self, entries: list[BoardEntry]) -> "Place | None":
        if len(entries) <= PAGE:
            return None
        until = entries[PAGE - 1].received_on
        of_that_day = sum(one.received_on == until for one in entries[:PAGE])
        return Place(until, of_that_day + (self.skip if until == self.until else 0), self.year)


@dataclass(frozen=True)
class Page:
    """The lines of a page, and the place of the next one. A line that the site did not write, or that was put back, is none of them."""

    lines: list[BoardEntry]
    older: Place | None


def years(today: date) -> list[int]:
    """Return the fiscal years of the board, the newest first, MOST_YEARS at most; nothing while there is one alone."""
    oldest = BoardEntry.objects.order_by("received_on").values_list("received_on", flat=True).first() or today
    running = thai.fiscal_year(today)
    found = range(running, max(thai.fiscal_year(oldest), running - MOST_YEARS + 1) - 1, -1)
    return list(found) if len(found) > 1 else []


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return short_number(text, digits=5) or 0
