"""How much of a text is words: what a PDF's text layer is worth to a search and to a screen reader."""

import re
import unicodedata
from functools import cache
from pathlib import Path

# The 12,000 commonest of PyThaiNLP's word list (CC0), one a line; an office may add its own.
WORDS = Path(__file__).with_name("words.txt")
# Long texts are judged by so many letters of their beginning, middle and end each.
SAMPLE = 4_000
# From here on a reader makes sense of a text.
READABLE = 70

_RUNS = re.compile("(?P<thai>[ก-ฺเ-๎]+)|(?P<foreign>[^\\sก-ฺเ-๎]+)")
_GLYPHS = re.compile("\\(cid:[0-9]+\\)")
# A word, an abbreviation, an address: letters and digits in turn with single signs between them.
_LATIN = re.compile("[A-Za-z0-9๐-๙%]+(?:[-'’./@:_&=?#~+,]+[A-Za-z0-9๐-๙%]+)*")
_ODD_LATIN = re.compile("[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{6,}|[a-z][A-Z]{2,}[a-z]|[A-Za-z][0-9]+[A-Za-z]+[0-9]")
_HARMLESS = {"Po", "Pd", "Ps", "Pe", "Pi", "Pf", "Sc", "Sm", "Nd", "Cf", "Pc"}


def readability(text: str) -> int:
    """Return how many of a hundred letters of `text` belong to plausible Thai or Latin words; 0 without any letter."""
    good = bad = 0
    for token in _RUNS.finditer(_sample(text)):
        known, size = _judged(token.lastgroup or "", token[0])
        good, bad = good + known, bad + size - known
    return round(100 * good / (good + bad)) if good + bad else 0


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _judged(kind: str, run: str) -> tuple[int, int]:
    """Return (letters of plausible words, letters) of a run without spaces, Thai or foreign."""
    if kind == "thai":
        return _known(run), len(run)
    letters = sum(char.isalpha() or unicodedata.category(char) not in _HARMLESS for char in run)
    return (letters if _is_latin(run) else 0), letters


def _is_latin(run: str) -> bool:
    bare = run.strip("()[]{}\"'“”‘’.,:;!?/-–…")
    if bare.startswith(("http://", "https://", "www.")):
        return True
    return bool(_LATIN.fullmatch(bare)) and not _ODD_LATIN.search(bare) and not _GLYPHS.search(run)


def _known(run: str) -> int:
    """Return how many letters of a run of Thai letters the longest words of the list cover, from the left."""
    words, longest = _words()
    at = covered = 0
    while at < len(run):
        size = next((n for n in range(min(longest, len(run) - at), 1, -1) if run[at : at + n] in words), 0)
        covered += size
        at += size or 1
    return covered


@cache
def _words() -> tuple[frozenset[str], int]:
    words = frozenset(WORDS.read_text(encoding="utf-8").split())
    return words, max(map(len, words))
