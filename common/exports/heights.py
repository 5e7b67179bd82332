"""How high a row of a spreadsheet must be: LibreOffice draws a row without a height one line high."""

import re
from collections.abc import Iterable

# TH Sarabun New at 14 points; no program draws a row higher than 409 points.
LINE, HIGHEST = 21, 408
MOST_LINES = HIGHEST // LINE
# Words do not fill their lines to the end, and other fonts are wider.
FILLED = 0.85
# Marks above and below a letter take no room.
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def lines_of(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column of so many characters."""
    room = max(1, int(width * FILLED))
    return sum(max(1, -(-len(_MARKS.sub("", line)) // room)) for line in text.split("\n"))


def height(texts: Iterable[str], widths: Iterable[float]) -> int:
    """Return the points that a row of these texts needs in columns of these widths."""
    return min(HIGHEST, LINE * max((lines_of(*pair) for pair in zip(texts, widths, strict=False)), default=1))


def pieces(text: str, width: float) -> list[str]:
    """Return a text cut at its line ends into pieces that fit the highest row each."""
    found = [""]
    for line in text.split("\n"):
        longer = f"{found[-1]}\n{line}" if found[-1] else line
        if found[-1] and lines_of(longer, width) > MOST_LINES:
            found.append(line)
        else:
            found[-1] = longer
    return found
