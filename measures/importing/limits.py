"""How much of a table is read."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from common import thai

MOST_ROWS = 10_000
MOST_COLUMNS = 40
MOST_SHEETS = 20


def limited(rows: Iterable[list[Any]]) -> list[list[Any]]:
    """Return the rows as a list, blank ones at the end left out; raises ValidationError beyond MOST_ROWS."""
    kept = []
    for row in rows:
        kept.append(row)
        if len(kept) > MOST_ROWS:
            raise ValidationError(f"ตารางมีมากกว่า {thai.format_number(MOST_ROWS)} แถว โปรดลบแถวที่ไม่เกี่ยวข้องแล้วลองอีกครั้ง")
    while kept and not any(kept[-1]):
        kept.pop()
    return kept
