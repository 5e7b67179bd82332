"""The year's timeline as numbers for an SVG: months along, in hundredths of its width, one bar a measure down, in pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from common import thai

from .presentation import MeasureView, YearView

LEFT, RIGHT, TOP, ROW = 8, 99, 34, 30


@dataclass(frozen=True)
class Timeline:
    """Geometry of one year's measures between two days."""

    measures: list
    first: date
    last: date
    today: date

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.measures) + 8

    def at(self, day: date) -> float:
        """Return the x of a day's start, never outside the drawing."""
        span = (self.last - self.first).days + 1
        share = (day - self.first).days / span
        return round(LEFT + (RIGHT - LEFT) * min(max(share, 0), 1), 2)

    @property
    def months(self) -> list[tuple[float, str]]:
        """Return (x, short Thai name) for the first day of each month."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        firsts = (_month_after(self.first, n) for n in range(count))
        return [(self.at(day), thai.SHORT_MONTHS[day.month - 1]) for day in firsts]

    @property
    def bars(self) -> Iterator[tuple[MeasureView, float, float, float, float]]:
        """Return (measure, y, x, width, width of what has passed) for each measure, top to bottom."""
        for place, measure in enumerate(self.measures):
            start, end, now = (self.at(day) for day in (measure.starts, measure.ends, self.today))
            yield measure, TOP + ROW * place, start, round(end - start, 2), round(min(max(now, start), end) - start, 2)

    @property
    def rounds(self) -> list[tuple[float, int]]:
        """Return (x, months) where each reporting round ends inside the drawing."""
        ends = thai.round_ends(thai.fiscal_year(self.first)).items()
        return [(self.at(day), months) for months, day in ends if self.first <= day < self.last]

    @property
    def now(self) -> float | None:
        """Return the x of today, or None when it lies outside."""
        return self.at(self.today) if self.first <= self.today <= self.last else None


def timeline(year: YearView) -> Timeline:
    """Return the Timeline of a YearView: its fiscal year, widened to whole months by measures that reach outside."""
    first, last = thai.fiscal_year_range(year.fiscal_year)
    first = min([first, *(m.starts for m in year.measures)]).replace(day=1)
    return Timeline(year.measures, first, max([last, *(m.ends for m in year.measures)]), year.today)


def _month_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
