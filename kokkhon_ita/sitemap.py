"""What search engines are told: the standing pages, and the page of everything that is published."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from publishing import kinds
from publishing.models import Edition

from . import menu

LEADING_ON = {"ita:oit-newest"}  # to the newest list, which is an edition, or to the assessment's page


class Pages(Sitemap):
    """The pages of both menus, home, and the assessment's own."""

    def items(self) -> list[str]:
        named = [name for name, _ in [*menu.MAIN, *menu.ABOUT] if name not in LEADING_ON]
        return ["home", "ita:index", *named]

    def location(self, item: str) -> str:
        return reverse(item)


class Publications(Sitemap):
    """The newest edition of every kind and key that is not withdrawn."""

    def items(self) -> QuerySet[Edition]:
        names = (kind.name for kind in kinds.everything())
        return Edition.objects.newest_of_each(*names).filter(withdrawn_at=None).defer("content")

    def location(self, item: Edition) -> str:
        return item.newest_url

    def lastmod(self, item: Edition) -> datetime:
        return item.published_at


SITEMAPS = {"pages": Pages, "publications": Publications}
