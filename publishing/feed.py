"""News of publications, for those who follow the office with a feed reader."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from common import thai

from .models import Edition, LedgerEntry
from .organisation import published


class Publications(Feed):
    """The newest editions that are out, as an Atom feed; each entry is an edition at its own address."""

    feed_type = Atom1Feed
    language = "th"
    link = reverse_lazy("home")
    subtitle = "ทุกฉบับที่หน่วยงานเผยแพร่ ใหม่อยู่ก่อน"
    SIZE = 30

    def feed_guid(self) -> str:
        """Return the feed's name, the first entry of the ledger's: the same at whatever address it is read."""
        first = LedgerEntry.objects.order_by("position").values_list("sha256", flat=True).first()
        return uuid5(NAMESPACE_URL, f"ledger/{first}").urn

    def author_name(self) -> str:
        return getattr(published()["said"], "name", "") or "หน่วยงาน"

    def item_guid(self, edition: Edition) -> str:
        """Return the edition's name, which follows neither the address nor what is done with it later."""
        return uuid5(NAMESPACE_URL, f"{edition.kind}/{edition.key}/{edition.number}/{edition.sha256}").urn

    def title(self) -> str:
        return f"การเผยแพร่ล่าสุด {getattr(published()['said'], 'name', '')}".strip()

    def items(self) -> QuerySet[Edition]:
        return Edition.objects.out().defer("content").order_by("-published_at", "-pk")[: self.SIZE]

    def item_title(self, edition: Edition) -> str:
        mark = "[เพิกถอนแล้ว] " if edition.withdrawn_at else ""
        return f"{mark}{edition.title} ฉบับที่ {thai.to_thai_digits(edition.number)}"

    def item_description(self, edition: Edition) -> str:
        return edition.withdrawn_reason or edition.reason

    def item_pubdate(self, edition: Edition) -> datetime:
        return edition.published_at

    def item_updateddate(self, edition: Edition) -> datetime:
        return edition.withdrawn_at or edition.confirmed_at or edition.published_at
