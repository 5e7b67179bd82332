"""How one edition led to the next."""

from dataclasses import dataclass
from typing import Self

from . import comparing
from .ledger import Action
from .models import Edition, LedgerEntry
from .models.editions import CANCELLED, has_come
from .moved import moved_into

# So many differences stand beside those of other editions, and on a page of their own.
A_FEW = 50


@dataclass(frozen=True)
class Version:
    """An edition, its place in the ledger, and its Differences to the one before: None when it was the first.

    `is_compared` says whether they are known yet.
    """

    edition: Edition
    position: int
    changes: list | None
    is_compared: bool

    @property
    def first_changes(self) -> list | None:
        """Return as many of the Differences as stand beside other versions."""
        return self.changes and self.changes[:A_FEW]

    @property
    def is_cut(self) -> bool:
        return len(self.changes or []) > A_FEW


@dataclass(frozen=True)
class NeverOut:
    """Numbers of a key that were approved and have never been public.

    `within` tells which are in another edition, by the number of the last that they went into; the others were cancelled
    before their time, or are still to come.
    """

    within: dict[int, list[int]]
    cancelled: list[int]
    to_come: list[int]

    @classmethod
    def of(cls, kind: str, key: str) -> Self:
        """Return the numbers of this key, in one query."""
        waiting = ~has_come() | CANCELLED
        rows = Edition.objects.under(kind, key).filter(waiting).order_by("-number")
        found = list(rows.values_list("number", "withdrawn_at", "withdrawn_reason"))
        last: dict[int, int] = {}
        for number, _, reason in found:
            if (into := moved_into(reason)) > number:
                last[number] = last.get(into, into)
        within: dict[int, list[int]] = {}
        for number in sorted(last):
            within.setdefault(last[number], []).append(number)
        others = [(number, gone) for number, gone, _ in reversed(found) if number not in last]
        return cls(within, [n for n, gone in others if gone], [n for n, gone in others if not gone])


def versions(editions: list[Edition]) -> list[Version]:
    """Return a Version for each of these editions of one key, given newest first, in a constant number of queries.

    A withdrawn edition shows nothing of its content any more, so it is passed over when editions are compared.
    """
    older = _older(editions)
    changes = comparing.of_editions([(older[edition.pk], edition) for edition in editions if edition.pk in older])
    published = LedgerEntry.objects.filter(edition__in=editions, action=Action.PUBLISH)
    positions = dict(published.values_list("edition_id", "position"))
    return [
        Version(
            edition,
            positions[edition.pk],
            changes.get(edition.pk),
            edition.pk not in older or changes[edition.pk] is not None,
        )
        for edition in editions
    ]


def _older(editions: list[Edition]) -> dict[int, Edition]:
    """Return pk → the edition before it, for those that still stand and have one."""
    standing = [edition for edition in editions if not edition.withdrawn_at]
    if not standing:
        return {}
    found = dict(zip([edition.pk for edition in standing], standing[1:], strict=False))
    if last := comparing.before(standing[-1]):
        found[standing[-1].pk] = last
    return found
