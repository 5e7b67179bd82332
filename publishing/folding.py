"""Which unchanged text of a difference stays in sight: what stands beside a change. The middle of a long stretch folds."""

from collections.abc import Iterator
from dataclasses import dataclass

from common import thai

from .marks import SYLLABLE

# Syllables that stay in sight beside a change, and how many have to be left over before they fold.
NEAR = 40
FEWEST = 80


@dataclass(frozen=True)
class Piece:
    """Text of one sort: put in or taken out, unchanged, or unchanged and far from every change."""

    text: str
    is_changed: bool = False
    is_far: bool = False

    @property
    def size(self) -> str:
        """Return how long it is, in lines where it has several."""
        lines = len(self.text.strip().split("\n"))
        return f"{thai.format_number(lines)} บรรทัด" if lines > 1 else f"{thai.format_number(len(self.text))} ตัวอักษร"


def folded(parts: list[tuple[bool, str]]) -> list[Piece]:
    """Return the parts of one side (whether it changed, text) as Pieces; joined they are the text.

    Of a side without a change the beginning stays, so that it is known again.
    """
    ends = len(parts) - 1
    return [piece for n, part in enumerate(parts) for piece in _pieces(*part, n > 0 or not ends, n < ends)]


def _pieces(is_changed: bool, text: str, keeps_head: bool, keeps_tail: bool) -> Iterator[Piece]:
    units = [] if is_changed else SYLLABLE.findall(text)
    head = _near(units) + 1 if keeps_head else 0
    tail = len(units) - (_near(units[::-1]) if keeps_tail else 0)
    if tail - head < FEWEST:
        yield Piece(text, is_changed)
        return
    for place, is_far in ((slice(head), False), (slice(head, tail), True), (slice(tail, None), False)):
        if units[place]:
            yield Piece("".join(units[place]), is_far=is_far)


def _near(units: list[str]) -> int:
    """Return how many units stay: NEAR, and on to the next space where one follows soon."""
    return NEAR + next((n for n, unit in enumerate(units[NEAR : 2 * NEAR]) if unit.isspace()), 0)
