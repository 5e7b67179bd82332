"""The periods of a fiscal year that figures are told of: its halves that are over with their months, and the year after both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from common.thai import MONTHS, be_year, fiscal_year, fiscal_year_range, half_of, half_range, to_thai_digits

from .counting import Row, figures

YEAR, HALVES = "year", {1: "ครึ่งปีแรก", 2: "ครึ่งปีหลัง"}


@dataclass
class Node:
    """A period with its figures, what of them was entered by hand, and the periods it is made of."""

    kind: str
    label: str
    starts: date
    ends: date
    figures: dict
    children: list["Node"] = field(default_factory=list)
    entered: list = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        """Yield the period itself, then what it is made of, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def half_end(day: date) -> date:
    """Return the last day of the half of a fiscal year that ended before `day` began."""
    year = fiscal_year(day)
    return half_range(year, 1)[1] if half_of(day) == 2 else half_range(year - 1, 2)[1]


def tree(rows: list[Row], year: int, until: date, since: date = date.min) -> list[Node]:
    """Return the halves of the year that were over at the end of `until`, as the parts of the year when both are there.

    A half that ended before `since`, when counting began, is not there.
    """
    ends = {half: half_range(year, half)[1] for half in HALVES}
    halves = [_half(rows, year, half, until) for half in HALVES if since <= ends[half] <= until]
    if len(halves) < len(HALVES):
        return halves
    return [_node(YEAR, year_label(year), *fiscal_year_range(year), rows, until, children=halves)]


def year_label(year: int) -> str:
    """Return what the row of a whole fiscal year is called."""
    return f"ทั้งปีงบประมาณ {to_thai_digits(year)}"


def _half(rows: Any, year: int, half: int, until: date) -> Node:
    starts, ends = half_range(year, half)
    return _node("half", HALVES[half], starts, ends, rows, until, children=_months(rows, starts, ends, until))


def _months(rows: Any, starts: date, ends: date, until: date) -> list[Node]:
    months, start = [], starts
    while start <= ends:
        after = (start + timedelta(days=32)).replace(day=1)
        label = f"{MONTHS[start.month - 1]} {to_thai_digits(be_year(start))}"
        months.append(_node("month", label, start, after - timedelta(days=1), rows, until))
        start = after
    return months


def _node(
    kind: str, label: str, starts: date, ends: date, rows: Any, until: date, children: Sequence[Node] = ()
) -> Node:
    mine = [row for row in rows if starts <= row.received_on <= ends]
    return Node(kind, label, starts, ends, figures(mine, until), list(children))
