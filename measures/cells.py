"""The woven cell: a measure's state as cloth of 15 × 15 threads that fills with evidence from its foot.

Nothing reported is bare warp with a thin outline, reported is a half-woven lozenge, each share of evidence weaves rows of
ground and thread upwards, and a cell with all its evidence is whole cloth with a heart of gold.
"""

from collections.abc import Collection, Iterable
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from . import states

SIDE = 15
MIDDLE = SIDE // 2
HEART, THREADS, CORNER = 1, (3, 4, 6, 7), 12
SHARES = 4


def level(*, results: int, evidenced: int, status: states.Status) -> str:
    """Return the name of the cell that shows this state, such as "reported" or "woven-2" (of SHARES quarters)."""
    if status is not states.PARTLY:
        return status.code
    return f"woven-{max(1, evidenced * SHARES // results)}"


def symbols(levels: Iterable[str]) -> SafeString:
    """Return a hidden SVG with one symbol for each of these levels, for <use href="#cell-…"> on the same page."""
    return format_html(
        '<svg class="cell-symbols" aria-hidden="true" width="0" height="0">{}</svg>',
        format_html_join("", "{}", ((_symbol(n),) for n in levels)),
    )


@cache
def _symbol(name: str) -> SafeString:
    paths = format_html_join("", '<path class="cell__{}" d="{}"/>', _paths(name))
    return format_html('<symbol id="cell-{}" viewBox="0 0 {} {}">{}</symbol>', name, SIDE, SIDE, paths)


def _paths(name: str) -> list[tuple[str, SafeString]]:
    """Return (kind of thread, path) for each kind that the cell shows."""
    threads = {(x, y): _thread(name, x, y) for y in range(SIDE) for x in range(SIDE)}
    kinds = dict.fromkeys(kind for kind in threads.values() if kind)
    return [(kind, _path({place for place, other in threads.items() if other == kind})) for kind in kinds]


def _thread(name: str, x: int, y: int) -> str | None:
    distance = abs(x - MIDDLE) + abs(y - MIDDLE)
    if y >= SIDE - _woven_rows(name):
        if distance <= HEART:
            return "heart" if name == states.EVIDENCED.code else "cloth"
        return "thread" if distance in THREADS or distance >= CORNER else "cloth"
    if name == states.WAITING.code:
        return "bare" if distance == MIDDLE else None
    if distance in (MIDDLE, MIDDLE - 1):
        return "late" if name == states.LATE.code else "ring"
    if name == states.LATE.code:
        return "late" if x == MIDDLE and 4 <= y <= 10 and y != 9 else None
    return "ring" if y >= MIDDLE and distance <= MIDDLE - 3 else None


def _woven_rows(name: str) -> int:
    if name == states.EVIDENCED.code:
        return SIDE
    return {"woven-1": 4, "woven-2": 8, "woven-3": 11}.get(name, 0)


def _path(places: Collection[tuple[int, int]]) -> SafeString:
    """Return an SVG path of the runs of neighbouring places in each row."""
    starts = sorted((y, x) for x, y in places if (x - 1, y) not in places)
    return mark_safe("".join(_run(places, x, y) for y, x in starts))  # noqa: S308 (digits only)


def _run(places: Collection[tuple[int, int]], x: int, y: int) -> str:
    width = next(n for n in range(1, SIDE + 1) if (x + n, y) not in places)
    return f"M{x} {y}h{width}v1h-{width}z"
