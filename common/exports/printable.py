"""Text as the report's font can print it: characters it lacks become their names, and every line can be broken."""

import re
from functools import cache
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "fonts"
BREAK = "\u200b"
# Thai is written without spaces and broken by dictionary: a longer run, or one of very few letters, is no Thai.
LONGEST_THAI = 300
_RUN = re.compile(r"\S{24,}")
_FOREIGN = re.compile(r"[^\s\u0e00-\u0e7f]{24,}")
_PIECE = re.compile("(.{8}[\u0300-\u036f\u0e30-\u0e3a\u0e45-\u0e4e]*)(?!$)")


@cache
def characters() -> frozenset[int]:
    """Return the code points that the report's font can show."""
    with TTFont(FONTS / "Sarabun-Regular.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap()) | {ord("\n"), ord(BREAK)}


def named(text: str) -> str:
    """Return `text` with each run of characters that the font lacks as their code points: "[U+1F600]"."""
    shows = characters()
    runs = groupby(text, key=lambda char: ord(char) in shows)
    return "".join("".join(run) if shown else f"[{' '.join(f'U+{ord(c):04X}' for c in run)}]" for shown, run in runs)


def lacks(text: str) -> bool:
    """Return whether `named` would change the text."""
    return not characters().issuperset(map(ord, text))


def breakable(text: str) -> str:
    """Return `text` with zero-width spaces in what no dictionary can break: addresses, codes, a cat on the keyboard."""
    return _RUN.sub(lambda run: _broken(run[0]), text)


def _broken(run: str) -> str:
    if len(run) > LONGEST_THAI or (len(run) >= 40 and len(set(run)) < 8):
        return _PIECE.sub(rf"\1{BREAK}", run)
    return _FOREIGN.sub(lambda foreign: _PIECE.sub(rf"\1{BREAK}", foreign[0]), run)
