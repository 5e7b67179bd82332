"""Differences between editions: worked out by the queue, once, and read by everybody."""

from common import queue

from .differences import Difference, differences
from .models import Compared, Edition


def before(edition: Edition) -> Edition | None:
    """Return the edition that readers saw before this one: the highest number below that stands; None for the first."""
    standing = Edition.objects.under(edition.kind, edition.key).filter(number__lt=edition.number, withdrawn_at=None)
    return standing.defer("content").first()


@queue.work("เปรียบเทียบกับฉบับก่อน")
def compare(older: int, newer: int) -> None:
    """Keep the differences between two editions, given by their primary keys."""
    editions = Edition.objects.in_bulk([older, newer])
    _keep(editions[older], editions[newer])


def soon(edition: Edition) -> None:
    """Have an edition compared with the one before it, and the one after with it, as far as they stand."""
    after = Edition.objects.under(edition.kind, edition.key).filter(number__gt=edition.number, withdrawn_at=None)
    for newer in (None if edition.withdrawn_at else edition, after.defer("content").last()):
        older = before(newer) if newer else None
        if newer and older:
            queue.put(compare, older.pk, newer.pk, turn=queue.Turn.PUBLICATION)


def of_editions(pairs: list[tuple[Edition, Edition]]) -> dict[int, list[Difference] | None]:
    """Return pk of the newer → its Differences, for pairs (older, newer) of one kind; None for what is not ready yet."""
    found = _known(pairs[0][0].kind, {newer.sha256 for _, newer in pairs}) if pairs else {}
    missing = [(older, newer) for older, newer in pairs if (older.sha256, newer.sha256) not in found]
    for older, newer in missing:
        queue.put_by_reader(compare, older.pk, newer.pk, turn=queue.Turn.READERS)
    if missing:
        found = _known(pairs[0][0].kind, {newer.sha256 for _, newer in pairs})
    return {newer.pk: found.get((older.sha256, newer.sha256)) for older, newer in pairs}


def _known(kind: str, hashes: set[str]) -> dict[tuple[str, str], list[Difference]]:
    rows = Compared.objects.filter(kind=kind, after__in=hashes).values_list("before", "after", "differences")
    return {
        (older, newer): [Difference(tuple(where), before, after, tuple(path)) for where, before, after, path in kept]
        for older, newer, kept in rows
    }


def _keep(older: Edition, newer: Edition) -> None:
    """Write down the differences of two contents; once is enough."""
    found = [[one.where, one.before, one.after, one.path] for one in differences(older.said, newer.said)]
    row = Compared(kind=older.kind, before=older.sha256, after=newer.sha256, differences=found)
    Compared.objects.bulk_create([row], ignore_conflicts=True)
