"""Signs that stand for "here": ticks and arrows of a chart, over one cell or over several that are merged."""

import re

# "P", "ü" and "R" are ticks of the fonts Wingdings and Wingdings 2.
_MARK = re.compile(r"(?=.*[^\s–—-])[^0-9๐-๙A-Za-zก-๙]{1,24}|[xXoOPRü]")


def is_mark(cell: str) -> bool:
    """Return whether a cell holds a sign only, as charts have it, and not a mere dash."""
    return bool(_MARK.fullmatch(cell.strip()))


def spread(cell: str, width: int) -> list[str]:
    """Return the cells that one of this width stands in: a sign in all of them, a text in the first."""
    return [cell] * width if is_mark(cell) else [cell, *[""] * (width - 1)]
