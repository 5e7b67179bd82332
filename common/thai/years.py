"""The Buddhist era and the fiscal year of Thai government: years here are พ.ศ. unless a name says CE."""

import datetime
from collections.abc import Iterable
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BE_OFFSET = 543
EARLIEST_YEAR = 2400

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip


def in_bangkok(moment: datetime.datetime) -> datetime.datetime:
    """Return an aware datetime in Bangkok's time; a naive one raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a naive datetime has no time in Bangkok")
    return moment.astimezone(BANGKOK)


def day_in_bangkok(value: datetime.date) -> datetime.date:
    """Return the date of a date, or of an aware datetime as a clock in Bangkok shows it."""
    return in_bangkok(value).date() if isinstance(value, datetime.datetime) else value


def be_year(value: datetime.date | int) -> int:
    """Return the Buddhist-era year of a date, an aware datetime or a CE year given as int."""
    return (value if isinstance(value, int) else day_in_bangkok(value).year) + BE_OFFSET


def latest_year(*, today: datetime.date) -> int:
    """Return the last year that a date may lie in: twenty years after next year."""
    return be_year(today) + 1 + 20


def fiscal_year(value: datetime.date) -> int:
    """Return the fiscal year of a date or aware datetime: year Y runs from 1 October Y−1 to 30 September Y."""
    day = day_in_bangkok(value)
    return be_year(day) + (day.month >= 10)


def fiscal_year_range(year: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last date of a fiscal year."""
    ce = year - BE_OFFSET
    return datetime.date(ce - 1, 10, 1), datetime.date(ce, 9, 30)


def leading_year(years: Iterable[int], *, today: datetime.date) -> int | None:
    """Return which of these fiscal years leads: the running one, else the newest before it, else the first to come; None of none."""
    running = fiscal_year(today)
    return max(years, key=lambda year: (year <= running, -abs(year - running)), default=None)


def half_of(value: datetime.date) -> int:
    """Return the half, 1 or 2, of its fiscal year in which a date or aware datetime lies."""
    return 2 if day_in_bangkok(value).month in range(4, 10) else 1


def half_range(year: int, half: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last date of the half, 1 or 2, of a fiscal year: October to March, April to September."""
    first, last = fiscal_year_range(year)
    return (first, datetime.date(last.year, 3, 31)) if half == 1 else (datetime.date(last.year, 4, 1), last)


def round_ends(year: int) -> dict[int, datetime.date]:
    """Return the last dates of a fiscal year's 6- and 12-month reporting rounds, keyed 6 and 12."""
    return {6: half_range(year, 1)[1], 12: half_range(year, 2)[1]}
