"""Tables that name a measure over its steps: "มาตรการที่ ๑ …" or "๑ …", and "๑.๑ …" a row each below it."""

import re

from common import thai

from .columns import Columns
from .sheets import Copied, Sheet

_BAND = re.compile(r"(?:(?:มาตรการ|ข้อ|ด้าน)(?:ที่)?\s*)?([0-9]{1,2})\s*[.):]?\s+(?=\S)")
_STEP = re.compile(r"([0-9]{1,2})[.]([0-9]{1,2})[.)]?")


def step_of(cells: dict[str, str]) -> int | None:
    """Return the number of the measure that a row numbered "๑.๑" is a step of; None for one with steps of its own."""
    match = _STEP.fullmatch(thai.to_arabic_digits(cells["number"].strip()))
    return int(match[1]) if match and not cells["steps"] else None


def lay_out_bands(sheet: Sheet, columns: Columns | None) -> None:
    """Put each lone line that names a measure, its steps numbered below it, into the columns that it belongs to."""
    if columns is None or not {"number", "title"} <= set(columns.places):
        return
    for number, row in enumerate(sheet.rows, start=1):
        if band := _band(row, next((columns.cells(below) for below in sheet.rows[number:] if any(below)), None)):
            places = [columns.places[name][0] for name in ("number", "title")]
            row[:] = [""] * max(len(row), *(place + 1 for place in places))
            for place, text in zip(places, band, strict=True):
                row[place] = text
            sheet.notes.append((number, f"นับเป็นชื่อมาตรการที่ {thai.to_thai_digits(band[0])} และแถวที่มีเลขย่อยข้างใต้เป็นขั้นตอน"))


def _band(row: list[str], below: dict[str, str] | None) -> tuple[str, str] | None:
    """Return (the number, the title) of a measure that a lone line names; `below` are the cells of the next row."""
    own = [cell for cell in row if cell and not isinstance(cell, Copied)]
    match = _BAND.match(thai.to_arabic_digits(own[0])) if len(own) == 1 else None
    if match is None or below is None or step_of(below) != int(match[1]):
        return None
    return str(int(match[1])), own[0][match.end() :]
