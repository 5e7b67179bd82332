"""Tables that name a measure over its steps: "มาตรการที่ ๑ …" or "๑ …", and "๑.๑ …" a row each below it."""

import re

from common import thai

from .columns import Columns
from .sheets import Copied

_BAND = re.compile(r"(?:(?:มาตรการ|ข้อ|ด้าน)(?:ที่)?\s*)?([0-9]{1,2})\s*[.):]?\s+(?=\S)")
_STEP = re.compile(r"([0-9]{1,2})[.]([0-9]{1,2})[.)]?")


def step_of(cells: dict[str, str]) -> int | None:
    """Return the number of the measure that a row numbered "๑.๑" is a step of; None for one with steps of its own."""
    match = _STEP.fullmatch(thai.to_arabic_digits(cells["number"].strip()))
    return int(match[1]) if match and not cells["steps"] else None


def bands(rows: list[list[str]], columns: Columns | None) -> dict[int, tuple[int, str]]:
    """Return {row: (number, title)} of the lone lines that name the measure whose steps are numbered below it."""
    if columns is None:
        return {}
    found = {}
    for number, row in enumerate(rows, start=1):
        own = [cell for cell in row if cell and not isinstance(cell, Copied)]
        match = _BAND.match(thai.to_arabic_digits(own[0])) if len(own) == 1 else None
        below = next((columns.cells(other) for other in rows[number:] if any(other)), None)
        if match and below and step_of(below) == int(match[1]):
            found[number] = (int(match[1]), own[0][match.end() :])
    return found
