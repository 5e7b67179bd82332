"""Paper slips entered twice: what both entries say alike counts, what differs is named."""

from collections.abc import Hashable, Mapping
from typing import NamedTuple

Slip = Mapping[str, Hashable]


class Difference(NamedTuple):
    """One question of one slip that two entries read differently; None where an entry lacks the slip."""

    slip: int
    question: str
    first: Hashable
    second: Hashable


def differences(first: Mapping[int, Slip], second: Mapping[int, Slip]) -> list[Difference]:
    """Return what differs between two entries of slips by number, in the order of slips and of their questions."""
    return [
        Difference(number, question, one.get(question), two.get(question))
        for number in sorted({*first, *second})
        for one, two in [(first.get(number, {}), second.get(number, {}))]
        for question in dict.fromkeys([*one, *two])
        if one.get(question) != two.get(question)
    ]


def counted(first: Mapping[int, Slip], second: Mapping[int, Slip]) -> dict[int, Slip]:
    """Return the slips that both entries read alike, by number: those that differ wait until somebody settles them."""
    waiting = {difference.slip for difference in differences(first, second)}
    return {number: slip for number, slip in first.items() if number not in waiting}
