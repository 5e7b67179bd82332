"""Who may ask to publish which item of the catalogue, and what an approver reads beside it.

Who may edit every division's services may ask for everything; other divisions' stay unticked, since each sends its own.
A clerk asks for the services of the own division and of those that it follows; one that is taken off the catalogue is of the division that it names.
"""

from collections.abc import Sequence

from common.models import Division, StaffUser
from publishing.evidence import of_file
from publishing.item_rows import ORDER, is_row
from publishing.items import Asked, Item
from publishing.kinds import Offer

from .. import access


def offers(user: StaffUser, key: str, items: list[Item]) -> list[Offer]:
    """Return an Offer for each of these items that `user` may ask for."""
    own = user.division.name if user.division else ""
    if access.edits_everything(user):
        names = whose(key, items)
        theirs = [(item, "" if names[item.key] == own else names[item.key]) for item in items]
        return [Offer(item, division, not division) for item, division in theirs]
    if not own or not user.has_perm("services.change_service"):
        return []
    answered = Division.objects.filter(pk__in=Division.objects.answered_by(user.division_id))
    answering = set(answered.values_list("name", flat=True))
    return [Offer(item) for item in items if item.key == ORDER or not answering.isdisjoint(_divisions(item))]


def whose(key: str, items: Sequence[Asked]) -> dict[str, str]:
    """Return item key → the division whose service it is, "" for what is everybody's."""
    return {item.key: next(iter(_divisions(item)), "") for item in items}


def evidence(item: Asked) -> list[tuple[str, str, str]] | None:
    """Return (name, address, what it is) of the form of a service that is asked for; None when it has no form."""
    return list(of_file(item.after["form"])) or None if is_row(item) and item.after else None


def _divisions(item: Asked) -> list[str]:
    """Return the division of a service as it is asked for, then the one that it was of."""
    return [row["division"] for row in (item.after, item.before) if is_row(item) and row]
