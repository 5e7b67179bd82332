"""Keeps the search index in step with the editions: what is public now, and what is published for later."""

from django.db import transaction

from ..models import Edition, SearchEntry
from . import entries
from .folding import fold

# A longer text stands in pieces, so that a hit and its surroundings are found without reading a whole book; the
# pieces overlap by more than the longest question.
PIECE, OVERLAP = 4000, 200


def add(edition):
    """Index a new edition, and drop those of its key that can never be public again."""
    live = Edition.objects.live(edition.kind, edition.key)
    if live:
        SearchEntry.objects.filter(
            edition__kind=edition.kind, edition__key=edition.key, edition__number__lt=live.number
        ).delete()
    rows = [row for entry in entries.of(edition) for row in _rows(edition, entry)]
    SearchEntry.objects.bulk_create(rows, batch_size=500)


@transaction.atomic
def rebuild():
    """Index every edition that is public or will be, from nothing, and return how many there were."""
    SearchEntry.objects.all().delete()
    wanted = Edition.objects.searchable()
    for edition in wanted.iterator(chunk_size=20):
        add(edition)
    return wanted.count()


def _rows(edition, entry):
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


def _pieces(text):
    for start in range(0, max(1, len(text) - OVERLAP), PIECE - OVERLAP):
        yield text[start : start + PIECE]
