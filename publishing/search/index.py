"""Keeps the search index in step with the editions: what is public now, and what is published for later."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from common import queue

from ..models import Edition, SearchEntry
from . import entries
from .entries import Entry
from .folding import fold

# A longer text stands in pieces, so that a hit and its surroundings are found without reading a whole book; the
# pieces overlap by more than the longest question.
PIECE, OVERLAP = 4000, 200


def soon(edition: Edition) -> None:
    """Have a new edition indexed; until then search finds nothing of its key that it does not say any more."""
    queue.put(index, edition.pk, turn=queue.Turn.PUBLICATION)


@queue.work("จัดทำดัชนีค้นหา")
def index(pk: int) -> None:
    """Index the edition, and drop those of its key that another stands for; twice is the same as once."""
    add(Edition.objects.get(pk=pk))


def add(edition: Edition) -> None:
    """Index an edition anew in one short transaction: its texts are folded before it begins."""
    rows = [row for entry in entries.entries_of(edition) for row in _rows(edition, entry)]
    with transaction.atomic():
        SearchEntry.objects.filter(_gone(edition)).delete()
        if edition.withdrawn_at is None:
            SearchEntry.objects.bulk_create(rows, batch_size=500)


def _gone(edition: Edition) -> Q:
    """Return which entries make place: its own older ones, and of its key those below the one that stands."""
    of_key = Q(edition__kind=edition.kind, edition__key=edition.key)
    stands = Edition.objects.stands(edition.kind, edition.key)
    below = Q(edition__number__lt=stands.number) if stands else Q(pk=None)
    return of_key & (below | Q(edition=edition))


def rebuild(*, everything: bool = False) -> tuple[int, int]:
    """Index the editions that are public or will be and have no entries, or `everything`; return how many these are, and of how many.

    One goes after the other, and readers search meanwhile: what is not to be found any more goes last.
    """
    wanted = Edition.objects.searchable()
    missing = wanted if everything else wanted.filter(~Exists(SearchEntry.objects.filter(edition=OuterRef("pk"))))
    asked, found = list(missing.values_list("pk", flat=True)), list(wanted.values_list("pk", flat=True))
    for pk in asked:
        add(Edition.objects.get(pk=pk))
    SearchEntry.objects.exclude(edition__in=found).delete()
    return len(asked), len(found)


def _rows(edition: Edition, entry: Entry) -> Iterator[SearchEntry]:
    title = entry.title[:500]
    for piece in _pieces(entry.text):
        folded_title = fold(title)
        yield SearchEntry(
            edition=edition,
            title=title,
            text=piece,
            url=entry.url,
            label=entry.label,
            folded_title=folded_title[:600],
            folded=f"{folded_title}\n{fold(piece)}",
        )


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, max(1, len(text) - OVERLAP), PIECE - OVERLAP):
        yield text[start : start + PIECE]
