"""How one edition led to the next."""

from dataclasses import dataclass

from django.db.models import Q

from .differences import differences
from .ledger import Action
from .models import Edition, LedgerEntry


@dataclass(frozen=True)
class Version:
    """An edition, its place in the ledger, and its Differences to the one before: None when it was the first."""

    edition: Edition
    position: int
    changes: list | None


def versions(editions):
    """Return a Version for each of these editions of one key, given newest first, in a constant number of queries.

    A withdrawn edition shows nothing of its content any more, so it is passed over when editions are compared.
    """
    contents = _contents(editions)
    older = dict(zip(contents, [*contents.values()][1:], strict=False))
    published = LedgerEntry.objects.filter(edition__in=editions, action=Action.PUBLISH)
    positions = dict(published.values_list("edition_id", "position"))
    return [
        Version(
            edition,
            positions[edition.pk],
            differences(older[edition.number], contents[edition.number]) if edition.number in older else None,
        )
        for edition in editions
    ]


def _contents(editions):
    """Return number → what those say that still stand, newest first, and the one before them all."""
    standing = Edition.objects.of(editions[0].kind, editions[0].key).due().filter(withdrawn_at=None)
    before = standing.filter(number__lt=editions[-1].number).values("number")[:1]
    wanted = standing.filter(Q(number__in=[edition.number for edition in editions]) | Q(number__in=before))
    about = editions[0].about
    return {number: about.read(content) for number, content in wanted.values_list("number", "content")}
