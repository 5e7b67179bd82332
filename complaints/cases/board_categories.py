"""Which categories the board shows, found without looking at all its lines: the index leads from each name to the next."""

from django.db import connection
from django.db.models.expressions import RawSQL

from .. import row_macs
from ..models import BoardEntry

MOST = 100
SAMPLES = 20
# Each step finds the next name in the index; PostgreSQL and SQLite read it alike.
NAMES = """
WITH RECURSIVE named(category) AS (
  SELECT MIN(category) FROM complaints_boardentry
  UNION ALL
  SELECT (SELECT MIN(category) FROM complaints_boardentry WHERE category > named.category) FROM named
  WHERE named.category IS NOT NULL
)
SELECT category, ({newest}) FROM named WHERE category IS NOT NULL LIMIT %s
"""


def categories() -> list[str]:
    """Return the categories of the board: those of which one of the newest SAMPLES lines is one that the site wrote."""
    newest = _newest()
    lines = BoardEntry.objects.shown().filter(pk__in=filter(None, newest.values()))
    written = {line.category for line in lines if row_macs.is_written(line)}
    return sorted(name for name in newest if name in written or _has_written(name))


def _newest() -> dict[str, str | None]:
    """Return name → key of its newest line, None where none is shown."""
    newest = BoardEntry.objects.shown().filter(category=RawSQL("named.category", ())).values("pk")[:1]
    sql, told = newest.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(NAMES.format(newest=sql), [*told, MOST])
        return dict(cursor.fetchall())


def _has_written(category: str) -> bool:
    """Return whether a line further down is one that the site wrote; only somebody else's on top lets it be asked."""
    return any(map(row_macs.is_written, BoardEntry.objects.shown().filter(category=category)[:SAMPLES]))
