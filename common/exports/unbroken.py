"""Words that a printed line never breaks: the 500 commonest of an office's documents, a line each in unbroken.txt.

The line breaker guesses at Thai words and breaks งบ|ประมาณ. Word joiners would hold them together but come out again when
the PDF is copied or searched; a box in the template does not (docs/decisions/unbroken-words.md).
"""

import re
from functools import cache
from pathlib import Path

# Where no word begins with it, a vowel before the word's first letter, marks and vowels after its last: one cluster with it.
BEFORE, AFTER = "[เแโใไ]??", "[ะ-ฺๅๆ็-๎]*"


@cache
def listed() -> tuple[str, ...]:
    """Return the words, the longest first: the first that fits is taken."""
    found = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(listed()))


def pattern(text: str) -> str:
    """Return a pattern, for Typst, of those words that stand in the text; "" when none does."""
    found = set(_any().findall(text))
    here = [word for word in listed() if word in found]
    return f"{BEFORE}(?:{'|'.join(here)}){AFTER}" if here else ""
