"""Whose results a member of staff may change.

Who may change measures may change every result. Who may only change results, a division clerk, is limited to results
that the clerk's own division reported, or that no division did, for measures that this division answers for. What an
ended division answered for and reported is then its follower's.
"""

from typing import Any

from django.db.models import Q, QuerySet

from common.models import Division

from .models import Measure, Result
from .models.measures import MeasureQuerySet


def edits_everything(user: Any) -> bool:
    return user.has_perm("measures.change_measure")


def measures_to_report(user: Any) -> MeasureQuerySet:
    """Return the measures for which `user` may add results, newest year first."""
    if not user.has_perm("measures.add_result"):
        return Measure.objects.none()
    measures = Measure.objects.all() if edits_everything(user) else _own_measures(user)
    return measures.order_by("-plan_id", "number")


def years_to_report(user: Any) -> list[int]:
    """Return the fiscal years of these measures, newest first."""
    years = measures_to_report(user).order_by("-plan_id").values_list("plan_id", flat=True)
    return list(years.distinct())


def editable_results(user: Any) -> QuerySet[Result]:
    """Return the results that `user` may change."""
    if not user.has_perm("measures.change_result"):
        return Result.objects.none()
    if edits_everything(user):
        return Result.objects.all()
    theirs = Q(division__in=Division.objects.answered_by(user.division_id)) | Q(division=None)
    return Result.objects.filter(theirs, measure__in=_own_measures(user))


def _own_measures(user: Any) -> MeasureQuerySet:
    # Asked for the division None, the query would find the measures that nobody answers for.
    if not user.division_id:
        return Measure.objects.none()
    return Measure.objects.of_divisions(Division.objects.answered_by(user.division_id))


def may_delete(user: Any, result: Result) -> bool:
    """Return whether `user` may delete this result: a clerk may add to what no division reported, but not remove it."""
    return may_edit(user, result) and (edits_everything(user) or result.division_id is not None)


def may_edit(user: Any, result: Result) -> bool:
    """Return whether `user` may change this result and its evidence."""
    return editable_results(user).filter(pk=result.pk).exists()
