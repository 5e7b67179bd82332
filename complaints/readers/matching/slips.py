"""Where a word occurs in a text: as it is, or with one letter wrong, missing, added or swapped."""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA


class Span(NamedTuple):
    """Where a word stands in a text, and whether with a slip."""

    start: int
    end: int
    slip: bool = False


def every(word: str, text: str) -> Iterator[Span]:
    """Yield each place where the word stands as it is."""
    start = text.find(word)
    while word and start >= 0:
        yield Span(start, start + len(word))
        start = text.find(word, start + 1)


def find(word: str, text: str, *, least: int) -> list[Span]:
    """Return each place of the word; if there is none and it has `least` letters, the likeliest one with a slip."""
    exact = list(every(word, text))
    if exact or len(word) < least:
        return exact
    return _with_slip(word, text)


def _with_slip(word: str, text: str) -> list[Span]:
    size = len(word)
    if len(text) < size:
        return [Span(0, len(text), True)] if _near(word, text) else []
    found = fuzz.partial_ratio_alignment(word, text, score_cutoff=100 * (1 - 1 / size) - 2.5)
    if not found:
        return []
    windows = (
        Span(start, end, True)
        for start in range(max(0, found.dest_start - 1), found.dest_start + 2)
        for end in range(start + size - 1, min(len(text), start + size + 1) + 1)
    )
    return [span for span in windows if _near(word, text[span.start : span.end])][:1]


def _near(word: str, other: str) -> bool:
    """Whether one slip lies between them. A number is never a slip: คนที่ 1 is not คนที่ 2."""
    return OSA.distance(word, other, score_cutoff=1) <= 1 and _digits(word) == _digits(other)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
