"""Figures of an older register, added to what this site counted and marked as entered."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from common.thai import fiscal_year_range
from publishing.contents import content_of

from ..models import EarlierFigures
from ..models.earlier import Span
from .counting import TOTALS, totals
from .edition import Entered
from .periods import HALVES, YEAR, Node, year_label

NOTHING = dict.fromkeys(TOTALS, 0)


def of_year(channel: str, year: int) -> list[EarlierFigures]:
    """Return what was entered for a channel's fiscal year."""
    return list(EarlierFigures.objects.filter(channel=channel, fiscal_year=year))


def added(counted: list[Node], entries: list[EarlierFigures]) -> list[Node]:
    """Return the counted periods of a year with the entries in them; where there are any, only totals are told.

    A year entered as a whole stands alone: the register does not say what its halves were.
    """
    if not entries:
        return counted
    if entries[0].span == Span.YEAR:
        return [_node(YEAR, year_label(entries[0].fiscal_year), entries[0].dates, NOTHING, entries)]
    halves = {node.starts: node for root in counted for node in root.walk() if node.kind == "half"}
    for entry in entries:
        known = halves.get(entry.dates[0])
        label = HALVES[EarlierFigures.HALVES[Span(entry.span)]]
        halves[entry.dates[0]] = _node("half", label, entry.dates, known.figures if known else NOTHING, [entry])
    return _whole([halves[start] for start in sorted(halves)], entries)


def _node(kind: str, label: str, dates: tuple[date, date], counted: Any, entries: Sequence[EarlierFigures]) -> Node:
    sums = {name: counted[name] + sum(getattr(entry, name) for entry in entries) for name in TOTALS}
    starts, ends = dates
    return Node(kind, label, starts, ends, totals(sums), entered=[content_of(Entered, entry) for entry in entries])


def _whole(halves: list[Node], entries: Sequence[EarlierFigures]) -> list[Node]:
    if len(halves) < len(HALVES):
        return halves
    year = entries[0].fiscal_year
    sums = {name: sum(half.figures[name] for half in halves) for name in TOTALS}
    marked = [mark for half in halves for mark in half.entered]
    starts, ends = fiscal_year_range(year)
    return [Node(YEAR, year_label(year), starts, ends, totals(sums), halves, marked)]
