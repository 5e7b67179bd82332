"""Looks a question up and ranks what was found; the same results from either database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..models import SearchEntry
from . import query as queries
from .backends import beginning, matching
from .folding import fold
from .snippets import Snippet, snippet

# Nobody reads further: whoever gets so many is told to ask more precisely.
MOST = 200


@dataclass(frozen=True)
class Hit:
    """One thing found: where it is, what it is, and its title and words with the hit marked."""

    url: str
    label: str
    title: Snippet
    text: Snippet

    @property
    def plain_title(self) -> str:
        return "".join(text for _, text in self.title.parts)


@dataclass(frozen=True)
class Found:
    """What a question gave: rows of ids in order, the best first; `more` when there were too many to list."""

    query: queries.Query
    ids: tuple = ()
    more: bool = False

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def has_exact_title(self) -> bool:
        """Return whether the first thing found is called what was asked."""
        return bool(self.ids) and fold(self[:1][0].plain_title) == self.query.whole

    def __getitem__(self, part: slice) -> list[Hit]:
        """Return the Hits of a slice: only what a page shows is read."""
        rows = SearchEntry.objects.in_bulk(self.ids[part])
        found = (rows[pk] for pk in self.ids[part])
        wanted = self.query.wanted
        return [Hit(row.url, row.label, snippet(row.title, wanted), snippet(row.text, wanted)) for row in found]


def find(text: str, at: datetime | None = None) -> Found:
    """Return what is Found for a reader's words in the editions public at `at` (default: now).

    Best first: the whole question in a title, all its words in a title, the question in the text, its words in the
    text; then the shorter title. Among too many equals the newest entries are looked at. What finds nothing is asked
    again word by word, then in official words (spoken.py).
    """
    query = queries.read(text)
    if not query.whole or query.refusal:
        return Found(query)
    hidden = SearchEntry.objects.hidden_editions(at)
    if len(query.whole) < queries.LETTERS:
        return Found(query, tuple(beginning(query.whole, hidden=hidden, limit=MOST)))
    best: dict[tuple[str, str], int] = {}
    for reading in queries.readings(query):
        _look(reading, hidden, best)
        if best:
            break
    ids = tuple(best.values())
    return Found(query, ids[:MOST], more=len(ids) > MOST)


def _look(query: queries.Query, hidden: list[int], best: dict[tuple[str, str], int]) -> None:
    """Put what one reading of the question finds into `best`, (address, title) → id, until there is enough."""
    for field in ("folded_title", "folded"):
        rows = _rows(field, query, hidden)
        for pk, url, title, _ in sorted(rows, key=lambda row: (not row[3], len(row[2]))):
            best.setdefault((url, title), pk)
        if len(best) > MOST:
            break


def _rows(field: str, query: queries.Query, hidden: list[int]) -> list[tuple[int, str, str, bool]]:
    """Return what holds all the words; where that is too much, the whole question is looked for by itself as well."""
    limits: Any = {"whole": query.whole, "hidden": hidden, "limit": 2 * MOST}
    rows = matching(field, query.terms or (query.whole,), **limits)
    if len(rows) == 2 * MOST and query.terms not in ((), (query.whole,)):
        rows = [*matching(field, (query.whole,), **limits), *rows]
    return rows
