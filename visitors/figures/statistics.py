"""What /visitors/ shows beside the seven figures."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from common.thai import SHORT_MONTHS, format_date, to_thai_digits

from ..models import Day, LeftOut, OpeningBalance, PageMonth
from . import charts, periods

DAYS, MONTHS, BUSIEST, PAGES = 30, 12, 5, 10


@dataclass(frozen=True)
class Statistics:
    """Everything about the days up to one of them. `days` and `months` are oldest first and have no gaps."""

    days: list[Day]
    months: list[tuple[date, int]]
    busiest: list[Day]
    pages: list[dict[str, Any]]
    left_out: list[tuple[LeftOut.Reason, int]]
    since: date
    opening: OpeningBalance | None

    @property
    def days_chart(self) -> charts.Chart:
        """Return the chart of the days, every seventh with its date below, the last one among them."""
        last = len(self.days) - 1
        return charts.bars(
            [
                (format_date(day.date), _short(day.date) if (last - index) % 7 == 0 else "", day.visitors)
                for index, day in enumerate(self.days)
            ]
        )

    @property
    def months_chart(self) -> charts.Chart:
        """Return the chart of the months, every second with its name below, the last one among them."""
        last = len(self.months) - 1
        return charts.bars(
            [
                (periods.month_name(month), SHORT_MONTHS[month.month - 1] if (last - index) % 2 == 0 else "", number)
                for index, (month, number) in enumerate(self.months)
            ]
        )

    @property
    def month_rows(self) -> list[tuple[str, int]]:
        """Return (name, visitors) of the months, newest first."""
        return [(periods.month_name(month), number) for month, number in reversed(self.months)]

    @property
    def since_name(self) -> str:
        return periods.month_name(self.since)


def up_to(today: date) -> Statistics:
    """Return the Statistics of the last DAYS days and MONTHS months, `today` and its month included."""
    months = periods.months_back(today, MONTHS)
    sums = Day.objects.between(months[0], periods.month_of(today)[1]).by_month()
    left_out = LeftOut.objects.published(since=months[0], month=months[-1])
    return Statistics(
        days=_days(today),
        months=[(month, sums.get(month, 0)) for month in months],
        busiest=list(Day.objects.busiest(BUSIEST)),
        pages=list(PageMonth.objects.most_read(PAGES, since=months[0])),
        left_out=[(reason, left_out.get(reason, 0)) for reason in LeftOut.Reason],
        since=months[0],
        opening=OpeningBalance.objects.first(),
    )


def _days(today: date) -> list[Day]:
    first = today - timedelta(days=DAYS - 1)
    rows = {day.date: day for day in Day.objects.between(first, today)}
    return [rows.get(date) or Day(date=date) for date in (first + timedelta(days=n) for n in range(DAYS))]


def _short(date: date) -> str:
    return f"{to_thai_digits(date.day)} {SHORT_MONTHS[date.month - 1]}"
