"""Who may ask to publish which item of a year's plan.

Who may change measures may ask for everything; drafts of divisions stay unticked, since each sends its own. A division's
clerk asks for the results that the clerk may change. A result that is gone has no division any more: a clerk asks for
its removal when the own division alone answers for the measure, or asked for that result before.
"""

from collections.abc import Sequence
from typing import Any

from common.models import Division
from publishing.items import Item
from publishing.kinds import Offer
from publishing.models import SubmittedItem

from . import access
from .items import result_of
from .models import Measure
from .review import whose


def offers(user: Any, key: str, items: list[Item]) -> list[Offer]:
    """Return an Offer for each of these items of the year `key` that `user` may ask for."""
    if access.edits_everything(user):
        return _everything(user, key, items)
    if not user.has_perm("measures.change_result") or not user.division_id:
        return []
    own = set(_ids(access.editable_results(user).filter(measure__plan=int(key))))
    return [Offer(item) for item in items if _is_own(user, key, item, own)]


def _everything(user: Any, key: str, items: Sequence[Item]) -> list[Offer]:
    own = user.division.name if user.division else ""
    names = whose(key, list(items))
    theirs = [(item, "" if names[item.key] == own else names[item.key]) for item in items]
    return [Offer(item, division, not division) for item, division in theirs]


def _is_own(user: Any, key: str, item: Item, own: Any) -> bool:
    found = result_of(item.key)
    if found is None or item.after is not None:
        return found in own
    answering = list(
        Measure.objects.filter(plan=int(key), uid=found[0]).values_list("responsibilities__division", flat=True)
    )
    theirs = Division.objects.answered_by(user.division_id)
    if theirs.isdisjoint(answering):
        return False
    asked = SubmittedItem.objects.filter(submission__kind="measures", submission__key=key, key=item.key)
    return theirs.issuperset(answering) or asked.filter(author__division__in=theirs).exists()


def _ids(results: Any) -> Any:
    return results.values_list("measure__uid", "uid")
