"""Thai as it sounds: two spellings of one name become one text, and every letter knows where it was written."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from . import vocabulary

SAME_SOUND = str.maketrans("ศษณฎฏฬธฒฑภฆฌใ๐๑๒๓๔๕๖๗๘๙", "สสนดตลทททพคชไ0123456789")
INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))
LETTER = re.compile("[ก-ฮะ-ฺเ-ๅ็-์a-z0-9๐-๙]")
SILENT = re.compile("[ก-ฮ][ิุ]?์")  # a letter that a karan makes silent
NOT_HEARD = "็่้๊๋์ฺ"


@dataclass(frozen=True)
class Heard:
    """A text as it sounds, with where each of its letters stands in two other forms of it.

    `raw` is what was typed, tidied; `written` its letters with tone marks, abbreviations spelt out.
    `edges` are the places in `text` where a piece between blanks or points begins or ends.
    """

    raw: str
    text: str
    origins: tuple[tuple[int, int], ...]
    written: str
    places: tuple[int, ...]
    edges: frozenset[int]

    def excerpt(self, start: int, end: int) -> str:
        """Return what was typed for these letters, with the marks that stand on the last of them."""
        first, last = self.origins[start][0], self.origins[end - 1][1]
        while last < len(self.raw) and unicodedata.category(self.raw[last]) == "Mn":
            last += 1
        return self.raw[first:last]

    def before(self, start: int) -> str:
        """Return what is written before this place, with its tone marks."""
        return self.written[: self.places[start]] if start < len(self.places) else self.written


def tidy(text: str) -> str:
    """Return the text composed, in lower case and without invisible signs."""
    tidied = unicodedata.normalize("NFC", text).lower().translate(INVISIBLE).replace("เเ", "แ")
    tidied = re.sub("ํ([่-๋]?)า", r"\1ำ", tidied)
    return re.sub("([่-๋])ํา", r"\1ำ", tidied)


def hear(text: str) -> Heard:
    """Return the text as it sounds."""
    raw = tidy(text)
    spelt, origins = _spelt_out(raw)
    kept = [place for place, sign in enumerate(spelt) if LETTER.match(sign)]
    written = "".join(spelt[place] for place in kept)
    silent = {place for found in SILENT.finditer(written) for place in range(*found.span())}
    heard = [place for place, sign in enumerate(written) if place not in silent and sign not in NOT_HEARD]
    text = "".join(written[place] for place in heard).translate(SAME_SOUND)
    text, heard = _ro_han(text, heard)
    edges = {n for n in range(1, len(heard)) if _is_apart(spelt, kept[heard[n - 1]], kept[heard[n]])}
    return Heard(
        raw,
        text,
        tuple(origins[kept[place]] for place in heard),
        written,
        tuple(heard),
        frozenset({0, len(text), *edges}),
    )


def _spelt_out(raw: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with abbreviations spelt out, and for each letter the (start, end) in `raw` that it came from."""
    text, origins = raw, [(place, place + 1) for place in range(len(raw))]
    for pattern, word in vocabulary.abbreviations():
        for found in reversed(list(pattern.finditer(text))):
            start, end = found.span()
            whole = (origins[start][0], origins[end - 1][1])
            text, origins = text[:start] + word + text[end:], origins[:start] + [whole] * len(word) + origins[end:]
    return text, origins


def _ro_han(text: str, places: list[int]) -> tuple[str, list[int]]:
    while (at := text.find("รร")) >= 0:
        text, places = f"{text[:at]}ั{text[at + 2 :]}", places[: at + 1] + places[at + 2 :]
    return text, places


def _is_apart(spelt: str, before: int, after: int) -> bool:
    """Whether something other than a mark of Thai stands between the two letters."""
    return any(not LETTER.match(sign) and sign not in "ๆฯ" for sign in spelt[before + 1 : after])


@cache
def sound(word: str) -> str:
    """Return a word of the data or the roster as it sounds."""
    return hear(word).text


def sounds(words: Iterable[str]) -> tuple[str, ...]:
    """Return several words as they sound."""
    return tuple(sound(word) for word in words)


@cache
def letters(word: str) -> str:
    """Return the letters of a word with tone marks, for comparing where a tone decides."""
    return "".join(sign for sign in tidy(word) if LETTER.match(sign))
