"""Which words of a text were put in or taken out, for <ins> and <del>."""

import re
from difflib import SequenceMatcher

# Thai writes no spaces between words, and half a syllable can't be marked: a leading vowel, its consonant, the marks
# above and below and the vowel after it stay together. Anything else is a word, a number, or one character.
TOKEN = re.compile(r"[เแโใไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[ะาำๅ]?|[A-Za-z]+|[0-9]+|[๐-๙]+|\s+|.", re.DOTALL)
# Fewer equal tokens than this between two changes are swallowed: a text marked in crumbs can't be read.
SHORTEST_ISLAND = 5


def marked(before, after):
    """Return (parts of `before`, parts of `after`); a part is (whether it changed, text). Joined they are the texts."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    left, right = [], []
    for is_changed, i1, i2, j1, j2 in _runs(old, new):
        _add(left, is_changed, "".join(old[i1:i2]))
        _add(right, is_changed, "".join(new[j1:j2]))
    return left, right


def _runs(old, new):
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        is_island = tag == "equal" and 0 < place < len(opcodes) - 1 and i2 - i1 < SHORTEST_ISLAND
        yield tag != "equal" or is_island, i1, i2, j1, j2


def _add(parts, is_changed, text):
    if not text:
        return
    if parts and parts[-1][0] == is_changed:
        parts[-1] = (is_changed, parts[-1][1] + text)
    else:
        parts.append((is_changed, text))
