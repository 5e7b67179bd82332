"""The picture of today's visitors and the total that other sites may embed."""

from functools import lru_cache
from pathlib import Path

from common import outlines
from common.thai import format_number

TEMPLATE = Path(__file__).with_suffix(".typ")
UNKNOWN = "–"


@lru_cache(maxsize=64)
def svg(today, total):
    """Return the picture as SVG text, 240 × 72; a figure that is None is not known."""
    numbers = {"today": _words(today), "total": _words(total)}
    return outlines.svg(
        TEMPLATE,
        numbers,
        attributes='width="240" height="72" role="img"',
        title=f"สถิติผู้เยี่ยมชม วันนี้ {numbers['today']} ทั้งหมด {numbers['total']}",
    )


def _words(number):
    return UNKNOWN if number is None else format_number(number)
