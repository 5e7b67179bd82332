"""Where in a sheet its table lies: its headings, which column is which, its first row."""

from dataclasses import dataclass, field
from datetime import date

from .columns import OFFICIAL, Columns, columns, heading_goes_on, missing
from .guessing import guessed
from .months import times
from .outside import is_alone, is_signature

_FEWEST_CELLS = 3


@dataclass(frozen=True)
class Choices:
    """What a person decided about a sheet: the columns by place, rows that are in or out, numbers made anew."""

    columns: dict[int, str] = field(default_factory=dict)
    outside: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()
    renumber: bool = False


@dataclass
class Layout:
    """Rows are counted from 1. `headings` gives the Columns that hold below a row, `told` the places only guessed."""

    columns: Columns | None
    headings: dict[int, Columns | None]
    first: int
    last: int
    told: list[int] = field(default_factory=list)


def layout(rows: list[list[str]], choices: Choices, *, fiscal_year: int, today: date) -> Layout:
    """Return the Layout of a sheet; its columns are None when no table is found."""
    headings = _headings(rows, choices)
    known = next((found for found in headings.values() if found), None)
    first = next(iter(headings), 0) or _first_full(rows, choices)
    below = [row for n, row in enumerate(rows, 1) if n > first and n not in choices.outside and not _is_beside(row)]
    if choices.columns:
        found: Columns | None = _by_hand(choices.columns, known, rows[first - 1] if first else [])
        return Layout(found, dict.fromkeys(headings or [first]), first, _last(rows, found))
    if known and not missing(known):
        return Layout(known, headings, first, _last(rows, known))
    found, told = guessed(below, known, fiscal_year=fiscal_year, today=today)
    found = found or known
    if known is None and found and _holds_number(rows[first - 1], found):
        first -= 1
    fallback = dict.fromkeys(headings) if headings else dict.fromkeys([first] if first else [])
    return Layout(found, fallback, first, _last(rows, found), told)


def _headings(rows: list[list[str]], choices: Choices) -> dict[int, Columns | None]:
    """Return {row: its Columns, or None for the second row of a heading and the third}."""
    headings: dict[int, Columns | None] = {}
    for number, row in enumerate(rows, start=1):
        if number in choices.outside or number in choices.inside or number in headings:
            continue
        below = rows[number] if number < len(rows) else []
        goes_on = heading_goes_on(row, below) if columns(row) or not headings else False
        if (found := columns(row, below if goes_on else None)) is not None:
            dated, last = times(rows, number, number + goes_on)
            headings[number] = found.with_times(dated) if dated else found
            headings |= dict.fromkeys(range(number + 1, max(last, number + goes_on) + 1))
    return headings


def _first_full(rows: list[list[str]], choices: Choices) -> int:
    """Return the first row with enough cells to be a heading, 0 for none."""
    full = (n for n, row in enumerate(rows, start=1) if sum(map(bool, row)) >= _FEWEST_CELLS)
    return next((number for number in full if number not in choices.outside), 0)


def _by_hand(chosen: dict[int, str], known: Columns | None, heading: list[str]) -> Columns:
    labels = known.labels if known else {place: cell for place, cell in enumerate(heading) if cell}
    names = (*OFFICIAL, "starts", "ends")
    places = {name: [place for place, other in chosen.items() if other == name] for name in names}
    free = {place: time for place, time in known.times.items() if place not in chosen} if known else {}
    return Columns({name: found for name, found in places.items() if found}, labels, free)


def _holds_number(row: list[str], found: Columns) -> bool:
    return found.cells(row)["number"].strip(" .)").isdecimal()


def _is_beside(row: list[str]) -> bool:
    return is_signature(row) or is_alone(row)


def _last(rows: list[list[str]], found: Columns | None) -> int:
    """Return the last row of the table: behind it stand signatures, or lone lines after an empty row."""
    if found is None:
        return len(rows)
    begins = "number" if "number" in found.places else "title"
    started = [n for n, row in enumerate(rows, start=1) if found.cells(row)[begins] and not is_signature(row)]
    for number in range(max(started, default=0) + 1, len(rows) + 1):
        row = rows[number - 1]
        if is_signature(row) or (is_alone(row) and not any(rows[number - 2])):
            return number - 1
    return len(rows)
