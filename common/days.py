"""Days on which something can have happened: another one is refused where it is typed, and stays where it stands."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from . import thai


def problem(day: date, *, today: date, year: int | None = None, first: date | None = None) -> str:
    """Return in Thai why nothing of a fiscal year (พ.ศ.) can have happened on `day`, or "" when it can.

    It can from `first`, else the year's own first day, until `today`; without a year on any day until then.
    """
    if day > today:
        return f"วันที่ {thai.format_date(day)} ยังมาไม่ถึง ระบุได้ไม่เกินวันนี้ {thai.format_date(today)}{_of(year)}"
    if first is None and year is not None:
        first = thai.fiscal_year_range(year)[0]
    if first is None or day >= first:
        return ""
    return f"วันที่ {thai.format_date(day)} เป็นไปไม่ได้ ระบุได้ตั้งแต่ {thai.format_date(first)}{_of(year)}"


def refuse(record: Any, name: str, *, year: int | None = None, first: date | None = None) -> None:
    """Raise ValidationError for the field `name` of a record if `problem` finds one that its stored row has not."""
    day = getattr(record, name)
    words = problem(day, today=timezone.localdate(), year=year, first=first) if isinstance(day, date) else ""
    if words and not type(record)._base_manager.filter(pk=record.pk, **{name: day}).exists():
        raise ValidationError({name: words})


def _of(year: int | None) -> str:
    if year is None:
        return ""
    return f" ปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)} คือ {thai.format_range(*thai.fiscal_year_range(year))}"
