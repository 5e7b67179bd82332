"""Limits in calendar days or, where the office sets it so, in working days: Monday to Friday but for the holidays in the database.

The day of receipt does not count; the first day after it that counts is day one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db import transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from common.thai import format_number

from .. import row_macs
from ..guideline import in_force
from ..models import Case, Channel, Holiday, Outcome

ONE_DAY = timedelta(days=1)
CALENDAR_DAYS, LONGEST_BREAK = 2, 30  # a working day takes so many days at the most, and once a long holiday
APPEAL_DAYS = timedelta(days=30)
APPEALABLE = (Outcome.REJECTED, Outcome.FORWARDED)


@dataclass(frozen=True)
class Day:
    """A day of a case's calendar: its number if it counts, else why not."""

    date: date
    number: int | None
    holiday: Holiday | None = None

    @property
    def is_weekend(self) -> bool:
        return self.date.weekday() >= 5


@dataclass(frozen=True)
class Rule:
    """How the office counts: calendar days, or working days without the holidays; and how many of them."""

    holidays: dict[date, Holiday]
    working: bool = False
    answer_days: int = 15
    progress_days: int = 30

    @property
    def unit(self) -> str:
        """Return what one day of the limit is called."""
        return "วันทำการ" if self.working else "วัน"

    def counts(self, day: date) -> bool:
        """Return whether a day counts."""
        return not self.working or (day.weekday() < 5 and day not in self.holidays)

    def calendar(self, received: date, days: int) -> list[Day]:
        """Return every day from the one after receipt to the limit, in order; the last one is the limit.

        No number of holidays moves a limit without end: who enters them could bury a case so.
        """
        found: list[Day] = []
        counted, day = 0, received
        while counted < days and len(found) < days * CALENDAR_DAYS + LONGEST_BREAK:
            day += ONE_DAY
            counts = self.counts(day)
            counted += counts
            found.append(Day(day, counted if counts else None, self.holidays.get(day)))
        return found

    def days_of(self, received: date) -> list[Day]:
        """Return the calendar of a case received on this day."""
        return self.calendar(received, self.answer_days)

    def limit(self, received: date) -> date:
        """Return the day by which a reporter of this day must be told what is being done."""
        return self.days_of(received)[-1].date

    def progress_due(self, told: date) -> date:
        """Return the day by which a reporter who was told something on this day hears again: always in calendar days."""
        return told + timedelta(days=self.progress_days)

    def standing(self, due: date, today: date) -> str:
        """Return in Thai how many days are left until the limit, or have passed since."""
        if today == due:
            return "ครบกำหนดวันนี้"
        first, last = sorted((today, due))
        number = sum(self.counts(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
        return f"{'เหลือ' if today < due else 'เกินกำหนด'} {format_number(number)} {self.unit}"


def rule() -> Rule:
    """Return how the office counts now, by the guideline in force and the holidays known."""
    said = in_force.guideline()
    holidays = {holiday.date: holiday for holiday in Holiday.objects.all()}
    return Rule(holidays, said.working_days, said.answer_days, said.progress_days)


def appeal_until(case: Case) -> date | None:
    """Return the last day on which the end of a case can be appealed; None for an end, or a channel, without appeal."""
    if case.channel != Channel.CORRUPTION or case.outcome not in APPEALABLE or case.closed_on is None:
        return None
    return case.closed_on + APPEAL_DAYS


def runs_out(case: Case, now: Rule) -> date:
    """Return the last day by which the reporter of an open case must hear from the office, as far as the row tells it."""
    answered = case.answered_on if case.answered_on and case.answered_on >= case.counted_from else None
    told = case.told_on or (answered and max(answered, _words_told_since()))
    return now.progress_due(told) if told else case.due_on


@cache
def _words_told_since() -> date:
    """The day since when rows tell of the office's last word; one that came before lies inside the seal, so the clock starts then."""
    applied = MigrationRecorder.Migration.objects.filter(app="complaints", name="0022_last_word").values_list("applied")
    return timezone.localdate(applied.get()[0])


@transaction.atomic
def move_open_limits() -> bool:
    """Recompute the limits of all open cases by today's holidays and days; return whether any changed.

    A row that was changed behind the site stays as it is.
    """
    cases = list(Case.objects.open().select_for_update())
    now = rule()
    limits = {start: now.limit(start) for start in {case.counted_from for case in cases}}
    moved = [case for case in cases if case.due_on != limits[case.counted_from] and row_macs.holds(case)]
    for case in moved:
        case.due_on = limits[case.counted_from]
        if case.received_on == case.counted_from:
            case.first_due_on = case.due_on
        row_macs.save(case)
    return bool(moved)
