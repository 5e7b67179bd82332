"""Small numbers of the corruption door are masked so that none can be worked out from the others.

A number is small when it is 1 to 4. Periods that together make up a larger one are shown all or
none, and only below one that is shown itself: what is hidden among them could still be any of
several things. The same holds for the breakdown of a period, which stands or falls as one, and for
what a reader learns by taking an earlier edition's figures away from a later one's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

LEAST = 5
DERIVED = ("median_days", "p90_days")


@dataclass
class Node:
    """A period with its figures and the periods it is made of. Masked figures become None."""

    kind: str
    label: str
    starts: date
    ends: date
    figures: dict
    children: list["Node"] = field(default_factory=list)
    masked: bool = False

    def walk(self):
        """Yield the period itself, then what it is made of, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def is_small(number: int) -> bool:
    """Return whether a number would tell too much of too few."""
    return 0 < number < LEAST


def _counts(figures: dict) -> list[int]:
    """Every number that a period tells, those included that follow from two of them."""
    counts = [number for name, number in figures.items() if name not in DERIVED]
    return [*counts, figures["received"] - figures["reopened"]]


def _changes(node: Node, told: Sequence[Node], names) -> list[int]:
    """What follows from the node beside each period told before that lies in it: the difference of each figure."""
    inside = [period.figures for period in told if node.starts <= period.starts and period.ends <= node.ends]
    return [abs(node.figures[name] - past[name]) for past in inside for name in names if past[name] is not None]


def _tells_received(node: Node, told: Sequence[Node]) -> bool:
    return any(is_small(n) for n in [node.figures["received"], *_changes(node, told, ["received"])])


def _tells_more(node: Node, told: Sequence[Node]) -> bool:
    counted = [name for name in node.figures if name not in DERIVED]
    return any(is_small(n) for n in _counts(node.figures) + _changes(node, told, counted))


def mask(siblings: list[Node], told: Sequence[Node] = (), *, received: bool = True, breakdown: bool = True) -> None:
    """Mask the figures of these periods and of all below them, in place.

    `told` are the periods as the editions before this one told them.
    """
    received = received and not any(_tells_received(node, told) for node in siblings)
    breakdown = breakdown and received and not any(_tells_more(node, told) for node in siblings)
    for node in siblings:
        mask(node.children, told, received=received, breakdown=breakdown)
        nothing = received and node.figures["received"] == 0  # nothing was received, so nothing was done
        node.masked = not (breakdown or nothing)
        node.figures = {
            name: number if (received if name == "received" else not node.masked) else None
            for name, number in node.figures.items()
        }
