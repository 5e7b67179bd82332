"""What stands of one key: what readers have, and the one edition that is to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from common import clocks

from .models import Edition


@dataclass(frozen=True)
class Shelf:
    """`standing` is what readers have (None: nothing), `coming` what was approved for later (None: nothing)."""

    kind: str
    key: str
    standing: Edition | None
    coming: Edition | None

    @property
    def approved(self) -> Edition | None:
        """Return the edition that everybody's next change starts from: the one to come, else the one that stands."""
        return self.coming or self.standing

    @property
    def approved_content(self) -> dict | None:
        return self.approved.content if self.approved else None

    @property
    def standing_content(self) -> dict | None:
        return self.standing.content if self.standing else None


def shelf(kind: str, key: str, at: datetime | None = None) -> Shelf:
    """Return the Shelf of a key as it is at `at` (default: now), read from the database."""
    standing = Edition.objects.stands(kind, key, at)
    waiting = Edition.objects.under(kind, key).to_come(at).filter(withdrawn_at=None)
    later = waiting.filter(number__gt=standing.number if standing else 0)
    return Shelf(kind, key, standing, later.first())


def shelves(at: datetime | None = None) -> dict[tuple[str, str], Shelf]:
    """Return (kind, key) → Shelf for everything that stands or is to come, in one query; contents are read when asked for."""
    at = at or clocks.latest()
    found: dict[tuple[str, str], list[Edition]] = {}
    for edition in Edition.objects.searchable(at).order_by("-number").defer("content"):
        found.setdefault((edition.kind, edition.key), []).append(edition)
    return {place: _shelf(place, editions, at) for place, editions in found.items()}


def read_contents(found: Iterable[Shelf]) -> None:
    """Read what the approved editions of these shelves say, in one query."""
    editions = {one.approved.pk: one.approved for one in found if one.approved}
    for pk, content in Edition.objects.filter(pk__in=editions).values_list("pk", "content"):
        editions[pk].content = content


def _shelf(place: tuple[str, str], editions: list[Edition], at: datetime) -> Shelf:
    coming = [edition for edition in editions if not edition.has_come(at)]
    due = [edition for edition in editions if edition.has_come(at)]
    return Shelf(*place, due[0] if due else None, coming[0] if coming else None)
