"""Opening a fiscal year: last year's promises again, without what came of them."""

import calendar
import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from common import thai

from .models import Measure, Plan, Responsibility, Step

_YEAR = re.compile("(?<![0-9๐-๙])[0-9๐-๙]{4}(?![0-9๐-๙])")


# Every field of a measure stands in one of these: promises go along, dates a year later, outcomes stay behind.
COPIED = ("number", "title", "indicator", "outside_reason")
MOVED = ("starts", "ends")
LEFT = ("delay_reason", "uid")


@transaction.atomic
def open_year(source: Plan, *, fiscal_year: int) -> Plan:
    """Copy the plan `source` to `fiscal_year` and return the new Plan, saved.

    Measures, steps and divisions are copied, dates keep their day and month, and years named in the title and preamble
    move along. Results, evidence, reasons for delay and the weak points of that year's assessment stay behind. Raises
    ValidationError when the year has a plan already. For a division that ended before that year whoever follows it answers.
    """
    if Plan.objects.filter(pk=fiscal_year).exists():
        raise ValidationError({"fiscal_year": f"มีแผนของปีงบประมาณ {thai.to_thai_digits(fiscal_year)} อยู่แล้ว"})
    years = fiscal_year - source.fiscal_year
    plan = Plan.objects.create(
        fiscal_year=fiscal_year,
        title=moved_years(source.title, source.fiscal_year, years),
        preamble=moved_years(source.preamble, source.fiscal_year, years),
    )
    for measure in source.measures.whole().order_by("number"):
        _copy(measure, plan, years)
    return plan


def moved_years(text: str, fiscal_year: int, years: int) -> str:
    """Return `text` with the fiscal year and the one before it moved by `years`, in the digits they are written in."""

    def moved(match: re.Match[str]) -> str:
        year = int(thai.to_arabic_digits(match[0]))
        if year not in (fiscal_year, fiscal_year - 1):
            return match[0]
        return str(year + years) if match[0].isascii() else thai.to_thai_digits(year + years)

    return _YEAR.sub(moved, text)


def moved_date(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes the last day of February where there is none."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _copy(measure: Measure, plan: Plan, years: int) -> None:
    facts = {name: getattr(measure, name) for name in COPIED}
    dates = {name: moved_date(getattr(measure, name), years) for name in MOVED}
    copy = Measure.objects.create(plan=plan, **facts, **dates)
    Step.objects.bulk_create(Step(measure=copy, order=step.order, text=step.text) for step in measure.steps.all())
    first, _ = thai.fiscal_year_range(plan.pk)
    answering = [row.division.carried_on(first) or row.division for row in measure.responsibilities.all()]
    Responsibility.objects.bulk_create(
        Responsibility(measure=copy, order=order, division=division)
        for order, division in enumerate(dict.fromkeys(answering), start=1)
    )
