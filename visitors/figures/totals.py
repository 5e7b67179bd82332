"""The seven figures, all from the day rows in one query, so that they can't contradict each other."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Max, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from ..models import Day, OpeningBalance
from . import periods

# In the order of date.weekday().
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_NAMES = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
LABELS = {
    "today": "วันนี้",
    "yesterday": "เมื่อวานนี้",
    "week": "สัปดาห์นี้",
    "last_week": "สัปดาห์ที่แล้ว",
    "month": "เดือนนี้",
    "last_month": "เดือนที่แล้ว",
    "total": "ทั้งหมด",
}


@dataclass(frozen=True)
class Figures:
    """Visitors by period as of `day`; `total` is the opening balance and every day together."""

    day: date
    today: int
    yesterday: int
    week: int
    last_week: int
    month: int
    last_month: int
    opening: int
    total: int

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Return (Thai label, number) of the seven figures in the old site's order."""
        return [(label, getattr(self, name)) for name, label in LABELS.items()]


def first_weekday() -> int:
    """Return the week's first day as date.weekday() counts, from settings.VISITORS_WEEK_STARTS.

    Raises ImproperlyConfigured for what is no day.
    """
    try:
        return WEEKDAYS.index(settings.VISITORS_WEEK_STARTS)
    except ValueError as error:
        raise ImproperlyConfigured(f"VISITORS_WEEK_STARTS ต้องเป็นหนึ่งใน {', '.join(WEEKDAYS)}") from error


def first_weekday_name() -> str:
    """Return the Thai name of the week's first day, without วัน."""
    return WEEKDAY_NAMES[first_weekday()]


def figures_on(day: date) -> Figures:
    """Return the Figures of `day` with one query.

    Weeks and months are whole calendar periods, so rows dated after `day` (a clock set back) are in them too.
    """
    opening = Coalesce(Subquery(OpeningBalance.objects.values("visitors")[:1]), 0)
    sums = {
        name: Sum("visitors", filter=Q(date__range=period), default=0)
        for name, period in periods.around(day, first_weekday=first_weekday()).items()
    }
    # An aggregate answers one row even without any day; Max carries the balance into it.
    row = Day.objects.aggregate(**sums, opening=Max(Value(0), default=0) + opening, days=Sum("visitors", default=0))
    return Figures(day=day, total=row["opening"] + row.pop("days"), **row)
