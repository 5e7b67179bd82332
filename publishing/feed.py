"""News of publications, for those who follow the office with a feed reader."""

from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from common import thai

from .models import Edition
from .organisation import published


class Publications(Feed):
    """The newest editions that are out, as an Atom feed; each entry is an edition at its own address."""

    feed_type = Atom1Feed
    language = "th"
    link = reverse_lazy("home")
    subtitle = "ทุกฉบับที่หน่วยงานเผยแพร่ ใหม่อยู่ก่อน"
    SIZE = 30

    def title(self):
        return f"การเผยแพร่ล่าสุด {getattr(published()['said'], 'name', '')}".strip()

    def items(self):
        return Edition.objects.out().defer("content").order_by("-published_at", "-pk")[: self.SIZE]

    def item_title(self, edition):
        mark = "[เพิกถอนแล้ว] " if edition.withdrawn_at else ""
        return f"{mark}{edition.title} ฉบับที่ {thai.to_thai_digits(edition.number)}"

    def item_description(self, edition):
        return edition.withdrawn_reason or edition.reason

    def item_pubdate(self, edition):
        return edition.published_at

    def item_updateddate(self, edition):
        return edition.withdrawn_at or edition.confirmed_at or edition.published_at
