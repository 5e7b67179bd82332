"""Months and quarters that are columns, a mark in each that is meant: the chart of a plan of work."""

import re
from collections.abc import Iterable

from common import thai

from .marks import is_mark
from .sheets import Copied

FEWEST_TIMES = 3
MOSTLY = 0.6
_NAMES = {name.replace(".", ""): name for name in (*thai.MONTHS, *thai.SHORT_MONTHS)}
_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?/?|[qQ])\s*([1-4])(?![0-9])")
_YEAR = re.compile("25[0-9]{2}")


def times(rows: list[list[str]], first: int, last: int) -> tuple[dict[int, str], int]:
    """Return ({place: its month or quarter}, the row that names them) for headings from row `first` on.

    They stand in one of these rows or in the two behind `last`; nothing where what stands below is no marks.
    """
    for number in range(first, min(last + 2, len(rows)) + 1):
        above = rows[number - 2] if number > first else []
        found = _named(rows[number - 1], above)
        if len(found) >= FEWEST_TIMES and _are_marked(rows[number:], found):
            return found, number
    return {}, last


def marked_period(row: list[str], places: dict[int, str]) -> str:
    """Return the period from the first marked month of a row to the last, "" where none is marked."""
    marked = [time for place, time in places.items() if place < len(row) and is_mark(row[place])]
    if not marked:
        return ""
    return marked[0] if marked[0] == marked[-1] else f"{marked[0]} - {marked[-1].removeprefix('ไตรมาส ')}"


def _named(heading: list[str], above: list[str]) -> dict[int, str]:
    """Return the times that a row of headings names; a year or "ไตรมาส" above, over one cell or several, is theirs."""
    found: dict[int, str] = {}
    over = ""
    for place, cell in enumerate(heading):
        over = (above[place] if place < len(above) else "") or over
        if time := _time(cell, over):
            found[place] = time
    return found


def _time(cell: str, over: str) -> str:
    """Return the month or quarter that a heading below `over` means, "" for none."""
    if isinstance(cell, Copied):
        return ""
    plain = thai.to_arabic_digits(cell.strip())
    if "ไตรมาส" in over and plain.isdecimal():
        plain = f"ไตรมาส {plain}"
    if quarter := _QUARTER.match(plain):
        return f"ไตรมาส {quarter[1]}"
    name = _NAMES.get(plain.replace(".", "").replace(" ", ""), "")
    years = _YEAR.findall(thai.to_arabic_digits(over))
    return f"{name} {years[0]}" if name and years else name


def _are_marked(below: Iterable[list[str]], places: dict[int, str]) -> bool:
    """Return whether most of what stands below the times is marks: texts there are results, numbers an amount."""
    cells = [row[place] for row in below for place in places if place < len(row) and row[place].strip(" -–—")]
    return bool(cells) and sum(map(is_mark, cells)) / len(cells) >= MOSTLY
