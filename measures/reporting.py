"""Where a clerk reports, and what a new result most likely says about itself, so that a clerk types little."""

from datetime import date

from django.db.models import Max
from django.urls import reverse

from common import thai

from .models import Measure, Result


def own_work_url(fiscal_year: int) -> str:
    """Return the address of the clerk's page for one fiscal year (พ.ศ.)."""
    return f"{reverse('admin:measures_result_own')}?year={fiscal_year}"


def measure_url(measure: Measure) -> str:
    """Return where a measure stands on that page, which opens its steps and results."""
    return f"{own_work_url(measure.plan_id)}#measure-{measure.number}"


def likely_round(measure: Measure, *, today: date) -> str:
    """Return the round that a result reported today belongs to, or "" outside the measure's fiscal year."""
    ends = thai.round_ends(measure.plan_id)
    first, last = measure.plan.period
    if not first <= today <= last:
        return ""
    return Result.Round.SIX if today <= ends[6] else Result.Round.TWELVE


def next_order(measure: Measure) -> int:
    """Return the place after the measure's last result."""
    return (measure.results.aggregate(last=Max("order"))["last"] or 0) + 1
