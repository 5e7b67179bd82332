"""Which words of a text were put in or taken out, for <ins> and <del>."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import takewhile

# Thai writes no spaces between words, and half a syllable can't be marked: a leading vowel, its consonant, the marks
# above and below and the vowel after it stay together. Anything else is a word, a number, or one character.
SYLLABLE = re.compile(
    r"[เแโใไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[ะาำๅ]?|[A-Za-z]+|[0-9]+|[๐-๙]+|\s+|.", re.DOTALL
)
PHRASE = re.compile(r"\S+\s*|\s+")
# Fewer equal pieces than this between two changes are swallowed: a text marked in crumbs can't be read.
SHORTEST_ISLAND = 5
# Comparing costs up to the product of both lengths: longer changed stretches are compared by phrase, or taken whole.
MOST_PAIRS = 500_000


def marked(before: str, after: str) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """Return (parts of `before`, parts of `after`); a part is (whether it changed, text). Joined they are the texts."""
    if not (before and after):
        return _joined([(True, before)]), _joined([(True, after)])
    old, new = SYLLABLE.findall(before), SYLLABLE.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    changed = _runs("".join(old[start : len(old) - end]), "".join(new[start : len(new) - end]))
    runs = [(False, head, head), *changed, (False, tail, tail)]
    return _joined((is_changed, text) for is_changed, text, _ in runs), _joined((c, text) for c, _, text in runs)


def _shared(old: list[str], new: list[str]) -> int:
    """Return how many pieces both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _runs(before: str, after: str) -> list[tuple[bool, str, str]]:
    for pattern in (SYLLABLE, PHRASE):
        old, new = pattern.findall(before), pattern.findall(after)
        if len(old) * len(new) <= MOST_PAIRS:
            return list(_compared(old, new))
    return [(True, before, after)]


def _compared(old: list[str], new: list[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield (whether it changed, older text, newer text)."""
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        is_island = tag == "equal" and 0 < place < len(opcodes) - 1 and i2 - i1 < SHORTEST_ISLAND
        yield tag != "equal" or is_island, "".join(old[i1:i2]), "".join(new[j1:j2])


def _joined(parts: Iterable[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """Return the parts without empty ones, neighbours of one sort in one."""
    joined: list[tuple[bool, str]] = []
    for is_changed, text in parts:
        if text and joined and joined[-1][0] == is_changed:
            joined[-1] = (is_changed, joined[-1][1] + text)
        elif text:
            joined.append((is_changed, text))
    return joined
