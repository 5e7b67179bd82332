"""The one place that knows the database: SQLite through FTS5's trigram index, PostgreSQL through pg_trgm."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.functions import Length, StrIndex
from django.db.models.lookups import GreaterThan

from ..models import SearchEntry

SQLITE = """
SELECT entry.id, entry.url, entry.title, instr(entry.{field}, %s) > 0 FROM publishing_search_fts AS fts
JOIN publishing_searchentry AS entry ON entry.id = fts.rowid
WHERE publishing_search_fts MATCH %s AND entry.edition_id NOT IN (SELECT value FROM json_each(%s))
ORDER BY fts.rowid DESC LIMIT %s
"""


def beginning(whole: str, *, hidden: list[int], limit: int) -> QuerySet[Any, int]:
    """Return the ids of at most `limit` entries whose title holds `whole`, shortest titles first: for two letters."""
    rows = SearchEntry.objects.exclude(edition__in=hidden).filter(folded_title__contains=whole)
    return rows.order_by(Length("title"), "-pk").values_list("pk", flat=True)[:limit]


def matching(
    field: str, terms: Sequence[str], *, whole: str, hidden: list[int], limit: int
) -> list[tuple[int, str, str, bool]]:
    """Return (id, url, title, has_whole) of the newest entries, at most `limit`, whose `field` holds all the terms.

    `field` is "folded_title" or "folded", and `has_whole` says whether it holds `whole` too; a term has three letters
    or more; entries of the `hidden` editions are left out. Reading the newest first lets the database stop early where a word stands everywhere.
    """
    look = _in_sqlite if connection.vendor == "sqlite" else _in_postgresql
    return look(field, terms, whole, hidden, limit)


def _in_sqlite(
    field: str, terms: Sequence[str], whole: str, hidden: list[int], limit: int
) -> list[tuple[int, str, str, bool]]:
    asked = f"{{{field}}} : ({' AND '.join(map(_quoted, terms))})"
    with connection.cursor() as cursor:
        cursor.execute(SQLITE.format(field=field), [whole, asked, str(hidden), limit])
        return cursor.fetchall()


def _quoted(term: str) -> str:
    """Return a term as an FTS5 string: nothing in it is an operator."""
    return '"' + term.replace('"', '""') + '"'


def _in_postgresql(
    field: str, terms: Sequence[str], whole: str, hidden: list[int], limit: int
) -> list[tuple[int, str, str, bool]]:
    rows = SearchEntry.objects.exclude(edition__in=hidden).annotate(
        has_whole=GreaterThan(StrIndex(field, Value(whole)), 0)
    )
    for term in terms:
        rows = rows.filter(**{f"{field}__contains": term})
    return list(rows.order_by("-pk").values_list("pk", "url", "title", "has_whole")[:limit])
