"""How much of a table is read."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from common import thai

MOST_ROWS = 10_000
MOST_COLUMNS = 40
MOST_SHEETS = 20
# No more than a program of spreadsheets takes; what reads cells looks for blanks around words, and a desert of them would hold it up.
MOST_SIGNS = 32_767
_MANY_BLANKS = re.compile(r"\s{5,}")


def limited(rows: Iterable[list[Any]]) -> list[list[Any]]:
    """Return the rows as a list, blank ones at the end and long gaps in cells left out.

    Raises ValidationError beyond MOST_ROWS, and for a cell of more than MOST_SIGNS.
    """
    kept = []
    for row in rows:
        kept.append([_without_gaps(cell) if isinstance(cell, str) else cell for cell in row])
        if len(kept) > MOST_ROWS:
            raise ValidationError(f"ตารางมีมากกว่า {thai.format_number(MOST_ROWS)} แถว โปรดลบแถวที่ไม่เกี่ยวข้องแล้วลองอีกครั้ง")
    while kept and not any(kept[-1]):
        kept.pop()
    return kept


def _without_gaps(cell: str) -> str:
    """Return a cell in which no more than four blanks follow each other."""
    if len(cell) > MOST_SIGNS:
        most = thai.format_number(MOST_SIGNS)
        raise ValidationError(f"ช่องหนึ่งในตารางมีข้อความยาวเกิน {most} ตัวอักษร โปรดแบ่งหรือตัดข้อความแล้วลองอีกครั้ง")
    return _MANY_BLANKS.sub(lambda gap: "\n\n" if "\n" in gap[0] else "  ", cell)
