"""Looks a question up and ranks what was found; the same results from either database."""

from dataclasses import dataclass

from ..models import SearchEntry
from . import query as queries
from .backends import matching
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


@dataclass(frozen=True)
class Found:
    """What a question gave: rows of ids in order, the best first; `more` when there were too many to list."""

    query: queries.Query
    ids: tuple = ()
    more: bool = False

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, part):
        """Return the Hits of a slice: only what a page shows is read."""
        rows = SearchEntry.objects.in_bulk(self.ids[part])
        found = (rows[pk] for pk in self.ids[part])
        wanted = self.query.wanted
        return [Hit(row.url, row.label, snippet(row.title, wanted), snippet(row.text, wanted)) for row in found]


def find(text, at=None):
    """Return what is Found for a reader's words in the editions public at `at` (default: now).

    Best first: the whole question in a title, all its words in a title, the question in the text, its words in the
    text; then the shorter title. Among too many equals the newest entries are looked at.
    """
    query = queries.read(text)
    if not query.whole or query.refusal:
        return Found(query)
    best = {}
    hidden = SearchEntry.objects.hidden_editions(at)
    for field in ("folded_title", "folded"):
        rows = _rows(field, query, hidden)
        for pk, url, title, _ in sorted(rows, key=lambda row: (not row[3], len(row[2]))):
            best.setdefault((url, title), pk)
        if len(best) > MOST:
            break
    ids = tuple(best.values())
    return Found(query, ids[:MOST], more=len(ids) > MOST)


def _rows(field, query, hidden):
    """Return what holds all the words; where that is too much, the whole question is looked for by itself as well."""
    limits = {"whole": query.whole, "hidden": hidden, "limit": 2 * MOST}
    rows = matching(field, query.terms or (query.whole,), **limits)
    if len(rows) == 2 * MOST and query.terms not in ((), (query.whole,)):
        rows = [*matching(field, (query.whole,), **limits), *rows]
    return rows
