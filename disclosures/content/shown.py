"""What stands published just now: topics, and pages at or above a standing edition."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from django.urls import NoReverseMatch

from publishing import kinds
from publishing.addresses import Addresses
from publishing.models import Edition

from ..editions.topic import Topic
from .topics import is_empty

WITHDRAWN, EMPTY = "เพิกถอนการเผยแพร่แล้ว", "ยังไม่มีเนื้อหา"


@dataclass(frozen=True)
class Shown:
    """The topics that stand, by slug, and the newest address of everything that stands."""

    topics: dict[str, Topic]
    addresses: frozenset[str]

    @classmethod
    def now(cls) -> "Shown":
        """Return what readers find at this moment."""
        live = Edition.objects.newest_of_each(*(kind.name for kind in kinds.everything())).filter(withdrawn_at=None)
        topics = {edition.key: edition.said for edition in live.filter(kind="topic")}
        return cls(topics, frozenset(edition.newest_url for edition in live.defer("content")))

    def lacks_topic(self, slug: str) -> str:
        """Return in Thai why readers find nothing in a topic, "" when they do."""
        if slug not in self.topics:
            return WITHDRAWN
        return EMPTY if is_empty(self.topics[slug]) else ""

    def has_page(self, page: str) -> bool:
        """Return whether an edition stands at a page or under it."""
        path = urlsplit(page).path
        return any(address.startswith(path) for address in self.addresses)

    def lacks_page(self, page: str) -> str:
        """Return in Thai why readers find nothing at a page, "" when they do or when it is of no edition."""
        return "" if self.has_page(page) or not _of_editions(urlsplit(page).path) else WITHDRAWN


def _of_editions(path: str) -> bool:
    """Return whether editions stand at this path, under it, or where it lies."""
    return any(path.startswith(start) or start.startswith(path) for start in _starts())


@cache
def _starts() -> tuple[str, ...]:
    return tuple(_start(kind.addresses) for kind in kinds.everything())


def _start(addresses: Addresses) -> str:
    """Return where the addresses of a kind begin, before the year or the name: /measures/."""
    for key in addresses.samples:
        with suppress(NoReverseMatch):
            url, part = addresses.url(key), key.partition("-")[0]
            return url.partition(part)[0] if part else url
    raise LookupError(addresses.kind)
