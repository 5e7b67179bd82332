"""Rows with few answers stand without figures, and so does whatever would let them be worked out."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST = 5
K = TypeVar("K", bound=Hashable)
G = TypeVar("G", bound=Hashable)


def hidden(numbers: Mapping[K, int]) -> set[K]:
    """Return the rows to hide among rows whose total is shown: those of 1 to 4 answers, and never one alone.

    With a single such row the total less the others would tell it, so the next smallest is hidden too.
    """
    small = {key for key, number in numbers.items() if 0 < number < LEAST}
    others = [key for key, number in numbers.items() if number >= LEAST]
    if len(small) == 1 and others:
        small.add(min(others, key=lambda key: numbers[key]))
    return small


def hidden_in(groups: Mapping[G, Mapping[K, int]]) -> tuple[set[G], set[K]]:
    """Return (groups, rows) to hide where rows add up to the total of their group, and groups to the total of all.

    A shown group never has a single hidden row, and a hidden group has one at least, so that neither total tells.
    """
    away = hidden({name: sum(rows.values()) for name, rows in groups.items()})
    rows_away: set[K] = set()
    for name, rows in groups.items():
        found = hidden(rows)
        if name in away and not found:
            found = {key for key, number in rows.items() if number}
        rows_away |= found
    return away, rows_away
