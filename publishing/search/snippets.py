"""The words around a hit, with the hits apart so that a template can mark them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from common import thai

AROUND = 90
# What folding drops may stand between any two letters of a hit.
_BETWEEN = "[.\\s\u00ad\u200b-\u200f\u2060\ufeff]*"
# A mark is never parted from its consonant.
_MARKS = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
_AFTER_MARKS = re.compile(_MARKS)
_LETTERS = {
    "า": "(?:\u0e33|\u0e4d\u0e32|\u0e32)",
    "แ": "(?:แ|เเ)",
    **{digit: f"[{digit}{thai.to_thai_digits(digit)}]" for digit in "0123456789"},
}


@dataclass(frozen=True)
class Snippet:
    """Parts of a text as (whether it is a hit, text); joined they are the text, or a cut of it."""

    parts: tuple


def snippet(text: str, wanted: Sequence[str]) -> Snippet:
    """Return the Snippet of `text` around its best hit: of the first of the folded words `wanted` that it holds.

    Without a hit it is the beginning of the text.
    """
    best = next(filter(None, (_pattern((word,)).search(text) for word in wanted)), None)
    start, end = best.span() if best else (0, 0)
    first = _past_marks(text, start - AROUND) if start > AROUND else 0
    last = _past_marks(text, min(len(text), end + 2 * AROUND))
    return Snippet(tuple(_parts(text, wanted if best else (), first, last)))


def _past_marks(text: str, at: int) -> int:
    marks = _AFTER_MARKS.match(text, at)
    return marks.end() if marks else at


def _parts(text: str, wanted: Sequence[str], first: int, last: int) -> Iterator[tuple[bool, str]]:
    if first:
        yield False, "…"
    at = first
    for hit in _pattern(tuple(wanted)).finditer(text, first, last) if wanted else ():
        yield False, text[at : hit.start()]
        yield True, hit[0]
        at = hit.end()
    yield False, text[at:last]
    if last < len(text):
        yield False, "…"


@lru_cache
def _pattern(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the folded words in a text as it was written, the earlier ones preferred."""
    return re.compile("|".join(_BETWEEN.join(_written(word)) + _MARKS for word in wanted), re.IGNORECASE)


def _written(word: str) -> Iterator[str]:
    """Yield for each letter of a folded word what may stand for it in a text."""
    for piece in re.findall("[่-๋]า|25[0-9]{2}|.", word, re.DOTALL):
        if len(piece) == 2:
            tone = piece[0]
            yield f"(?:{tone}\u0e32|{tone}\u0e33|\u0e4d{tone}\u0e32|{tone}\u0e4d\u0e32|\u0e33{tone})"
        elif len(piece) == 4:
            century, year = (_BETWEEN.join(_LETTERS[digit] for digit in half) for half in (piece[:2], piece[2:]))
            yield f"(?:{century}{_BETWEEN}{year}|(?<![0-9๐-๙]){year}(?![0-9๐-๙]))"
        else:
            yield _LETTERS.get(piece, re.escape(piece))
