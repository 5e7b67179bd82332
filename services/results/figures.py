"""Marks as the figures of an official table, and their order among others."""

from collections.abc import Sequence
from fractions import Fraction

from ..editions.results import Figures
from ..tally.levels import Level, level
from ..tally.marks import Marks


def figures(marks: Marks, levels: Sequence[Level], among: Sequence[Marks] = ()) -> Figures:
    """Return the printed figures; their order is that of the unrounded mean `among` others, equals sharing a place."""
    return Figures(
        n=marks.n,
        counts=list(marks.counts),
        mean=marks.mean,
        deviation=marks.deviation,
        percent=marks.percent,
        satisfied=marks.satisfied,
        level=level(marks.mean, levels),
        order=_order(marks.exact_mean, [other.exact_mean for other in among]) if len(among) > 1 else None,
    )


def _order(mean: Fraction | None, others: Sequence[Fraction | None]) -> int | None:
    return None if mean is None else 1 + sum(other is not None and other > mean for other in others)
