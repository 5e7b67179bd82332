"""Limits in Thai working days: Monday to Friday but for the holidays in the database.

The day of receipt does not count; the first working day after it is day one.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from common.thai import format_number

from .. import row_macs
from ..models import Case, Desk, Holiday

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """A day of a case's calendar: its number if it counts, else why not."""

    date: date
    number: int | None
    holiday: Holiday | None = None

    @property
    def is_weekend(self) -> bool:
        return self.date.weekday() >= 5


def calendar(received: date, days: int, holidays: dict[date, Holiday]) -> list[Day]:
    """Return every day from the one after receipt to the limit, in order; the last one is the limit."""
    counted, found, day = 0, [], received
    while counted < days:
        day += ONE_DAY
        counts = day.weekday() < 5 and day not in holidays
        counted += counts
        found.append(Day(day, counted if counts else None, holidays.get(day)))
    return found


def standing(due: date, today: date, holidays: dict[date, Holiday]) -> str:
    """Return in Thai how many working days are left until the limit, or have passed since."""
    if today == due:
        return "ครบกำหนดวันนี้"
    first, last = sorted((today, due))
    between = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    number = sum(day.weekday() < 5 and day not in holidays for day in between)
    return f"{'เหลือ' if today < due else 'เกินกำหนด'} {format_number(number)} วันทำการ"


def known_holidays(since: date = date.min) -> dict[date, Holiday]:
    """Return all holidays from `since` on, by day."""
    return {holiday.date: holiday for holiday in Holiday.objects.filter(date__gte=since)}


def limit(received: date) -> date:
    """Return the day by which a reporter of this day must be told what is being done."""
    return days_of(received)[-1].date


def days_of(received: date) -> list[Day]:
    """Return the calendar of a case received on this day, by the desk's limit and the holidays known now."""
    return calendar(received, answer_days(), known_holidays(received))


def answer_days() -> int:
    """Return the desk's limit in working days."""
    desk = Desk.objects.first()
    return desk.answer_days if desk else Desk._meta.get_field("answer_days").default


@transaction.atomic
def move_open_limits() -> bool:
    """Recompute the limits of all open cases by today's holidays and days; return whether any changed.

    A row that was changed behind the site stays as it is.
    """
    cases = list(Case.objects.open().select_for_update())
    limits = {start: limit(start) for start in {case.counted_from for case in cases}}
    moved = [case for case in cases if case.due_on != limits[case.counted_from] and row_macs.holds(case)]
    for case in moved:
        case.due_on = limits[case.counted_from]
        if case.received_on == case.counted_from:
            case.first_due_on = case.due_on
        row_macs.save(case)
    return bool(moved)
