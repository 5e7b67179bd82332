"""Bar charts as numbers for an SVG: the template draws what stands here and computes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 480, 220
RIGHT, TOP, BOTTOM = 26, 14, 34
# Room for the scale's numbers: so much for each sign, commas included, at the size that a phone shows.
SIGN, BESIDE = 10, 16


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, its number, and where it is drawn. `tick` is the label below, "" for none."""

    label: str
    value: int
    tick: str
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class Chart:
    """Bars over a scale from 0; `lines` are (y, number) of the scale's lines from the top down."""

    bars: list[Bar]
    lines: list[tuple[int, int]]
    left: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def ticks_y(self) -> int:
        return self.height - 10


def top_of_scale(largest: int) -> int:
    """Return the smallest even number of the form 2, 3, 4, 5, 6, 8, 10 × 10ⁿ that no value exceeds; 2 at least."""
    step = 1
    while True:
        for times in (2, 3, 4, 5, 6, 8, 10):
            if largest <= times * step and times * step % 2 == 0:
                return times * step
        step *= 10


def bars(rows: Sequence[tuple[str, str, int]]) -> Chart:
    """Return the Chart of (label, tick, value) rows, from left to right."""
    top = top_of_scale(max((value for _, _, value in rows), default=0))
    left = SIGN * len(f"{top:,}") + BESIDE
    room, base = HEIGHT - TOP - BOTTOM, HEIGHT - BOTTOM
    pitch = (WIDTH - left - RIGHT) / max(len(rows), 1)
    drawn = []
    for index, (label, tick, value) in enumerate(rows):
        # A day with a single visitor still shows.
        height = max(round(value / top * room), 1) if value else 0
        x, end = left + round(index * pitch), left + round((index + 0.75) * pitch)
        drawn.append(Bar(label, value, tick, x, base - height, max(end - x, 2), height))
    return Chart(drawn, [(TOP, top), (TOP + room // 2, top // 2), (base, 0)], left)
