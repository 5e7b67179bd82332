"""The periods of the counter: whole days, calendar weeks and months around one day, as first and last date."""

from datetime import date, timedelta

from common.thai import SHORT_MONTHS, be_year, to_thai_digits

ONE_DAY = timedelta(days=1)
Period = tuple[date, date]


def week_of(day: date, *, first_weekday: int) -> Period:
    """Return the week that holds `day`; `first_weekday` counts from Monday = 0 as date.weekday() does."""
    start = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return start, start + timedelta(days=6)


def month_of(day: date) -> Period:
    """Return the calendar month that holds `day`."""
    start = day.replace(day=1)
    return start, _next_month(start) - ONE_DAY


def months_back(day: date, count: int) -> list[date]:
    """Return the first days of the last `count` months up to the one of `day`, oldest first."""
    last = day.year * 12 + day.month - 1
    return [date(index // 12, index % 12 + 1, 1) for index in range(last - count + 1, last + 1)]


def month_name(month: date) -> str:
    """Return "เม.ย. ๒๕๖๖" for any day of that month."""
    return f"{SHORT_MONTHS[month.month - 1]} {to_thai_digits(be_year(month))}"


def around(day: date, *, first_weekday: int) -> dict[str, Period]:
    """Return the periods of the six dated figures by name, each as (first date, last date)."""
    week, month = week_of(day, first_weekday=first_weekday), month_of(day)
    yesterday = day - ONE_DAY
    return {
        "today": (day, day),
        "yesterday": (yesterday, yesterday),
        "week": week,
        "last_week": week_of(week[0] - ONE_DAY, first_weekday=first_weekday),
        "month": month,
        "last_month": month_of(month[0] - ONE_DAY),
    }


def _next_month(start: date) -> date:
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
