"""Whose results a member of staff may change.

Who may change measures may change every result. Who may only change results, a division clerk, is limited to results
that the clerk's own division reported, for measures that this division answers for.
"""

from .models import Measure, Result


def edits_everything(user):
    return user.has_perm("measures.change_measure")


def measures_to_report(user):
    """Return the measures for which `user` may add results, newest year first."""
    if not user.has_perm("measures.add_result"):
        return Measure.objects.none()
    measures = Measure.objects.all() if edits_everything(user) else _own_measures(user)
    return measures.order_by("-plan_id", "number")


def editable_results(user):
    """Return the results that `user` may change."""
    if not user.has_perm("measures.change_result"):
        return Result.objects.none()
    if edits_everything(user):
        return Result.objects.all()
    return Result.objects.filter(division=user.division_id, measure__in=_own_measures(user))


def _own_measures(user):
    # Asked for the division None, the query would find the measures that nobody answers for.
    return Measure.objects.of_division(user.division_id) if user.division_id else Measure.objects.none()


def may_edit(user, result):
    """Return whether `user` may change this result and its evidence."""
    return editable_results(user).filter(pk=result.pk).exists()
