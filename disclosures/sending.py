"""Who may ask to publish which item of a topic, and what an approver opens beside it."""

from collections.abc import Iterator

from django.urls import reverse

from common import thai
from common.models import StaffUser
from common.templatetags.files import file_kind
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


def evidence(item: Asked) -> Iterator[tuple[str, str, str]]:
    """Yield (name, address, what it is) of the file of a document that is asked for."""
    file = item.after.get("file") if item.key.startswith("d:") and item.after else None
    if file:
        address = reverse("common:document", args=[file["sha256"], file["name"]])
        pages = f" {thai.format_number(file['pages'])} หน้า" if file["pages"] else ""
        yield file["name"], address, f"{file_kind(file['content_type'])}{pages} {thai.format_bytes(file['size'])}"
