"""Who may ask to publish which item of a topic, and what an approver opens beside it."""

from common.models import StaffUser
from publishing import item_rows
from publishing.evidence import of_file
from publishing.items import Asked, Item
from publishing.kinds import Offer

from . import access
from .models import Topic


def offers(user: StaffUser, key: str, items: list[Item]) -> list[Offer]:
    """Return an Offer for each item of the topic `key` that `user` may ask for.

    Who may change topics asks for everything; who fills a topic of the own division, for what it holds.
    """
    if access.edits_everything(user):
        return [Offer(item) for item in items]
    topic = Topic.objects.filter(slug=key).first()
    if topic is None or not access.may_fill(user, topic):
        return []
    return [Offer(item) for item in items if item.key != "t"]


def evidence(item: Asked) -> list[tuple[str, str, str]] | None:
    """Return (name, address, what it is) of the file of a document that is asked for; None when it has no file."""
    return list(of_file(item.after.get("file"))) or None if item_rows.is_row(item) and item.after else None
