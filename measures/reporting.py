"""What a new result most likely says about itself, so that a clerk types little."""

from django.db.models import Max

from common import thai

from .models import Result


def likely_round(measure, *, today):
    """Return the round that a result reported today belongs to, or "" outside the measure's fiscal year."""
    ends = thai.round_ends(measure.plan_id)
    first, last = measure.plan.period
    if not first <= today <= last:
        return ""
    return Result.Round.SIX if today <= ends[6] else Result.Round.TWELVE


def next_order(measure):
    """Return the place after the measure's last result."""
    return (measure.results.aggregate(last=Max("order"))["last"] or 0) + 1
