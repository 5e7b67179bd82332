"""The words of the index that a misspelt question meant: what sounds the same first, then what differs by one letter.

Thai writes no spaces, so there is no list of words to compare with. The index itself is asked for a few pieces of the
question, some of which are spelt right, and the newest texts that hold one are read for what sounds like all of it. How
many are read does not grow with the office.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from ..models import SearchEntry
from . import spoken
from .backends import matching
from .folding import fold
from .query import LETTERS, Query

# Letters that are taken for each other in writing, because they sound the same or stand on the same key.
SAME = (
    "นณ",
    "ซสศษ",
    "ทธฒฑ",
    "ถฐ",
    "ตฏ",
    "ดฎ",
    "รลฬ",
    "ยญ",
    "พภ",
    "คขฆ",
    "ไใ",
    "ิีึื",
    "ุู",
    "าำ",
    *zip("0123456789", "๐๑๒๓๔๕๖๗๘๙", strict=True),
)
TONES, SILENT = "่้๊๋็", re.compile("[ก-ฮ][ิุ]?์")
BETWEEN = rf"[{TONES}]?(?:[ก-ฮ][ิุ]?์)?\s?"
# A letter alone may be wrong, be missing or be too much; in a shorter question that would fit almost anything.
ANY, LONG, LONGEST = r"[ก-๎]{0,2}?", 6, 40
PIECES, PIECE, TITLES, TEXTS = 6, 4, 100, 5


def corrected(query: Query, names: Iterable[str] = ()) -> str:
    """Return the question in words that the index or `names` hold, "" when it holds nothing that is near enough."""
    hidden = SearchEntry.objects.hidden_editions()
    known = [*spoken.words(), *names]
    whole = _meant(query.whole, known, hidden)
    if whole:
        return whole
    return _in_known_words(query.asked) or _word_by_word(query, known, hidden)


def _in_known_words(asked: str) -> str:
    """Return the question with what only sounds like a word of words.txt spelt as the word, "" when nothing does."""
    meant = asked
    for sound, word in _sounds():
        meant = sound.sub(word, meant)
    return meant if fold(meant) != fold(asked) else ""


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = ((word, fold(word)) for word in sorted(spoken.words(), key=len, reverse=True))
    return tuple((re.compile(_sound(folded)), word) for word, folded in pairs if len(_letters(folded)) >= LONG)


def _word_by_word(query: Query, known: list[str], hidden: list[int]) -> str:
    """Return the question with each of its words that the index does not hold as it was meant, "" when one is unknown."""
    words = query.terms if len(query.terms) > 1 else spoken.parted(query.whole)
    strange = [word for word in words if len(words) > 1 and not _is_known(word, hidden)]
    said = query.asked
    for word in strange:
        meant = _meant(word, known, hidden)
        if not meant or word not in said:
            return ""
        said = said.replace(word, meant)
    return said if strange else ""


def _is_known(word: str, hidden: list[int]) -> bool:
    return len(word) < LETTERS or bool(matching("folded", (word,), whole=word, hidden=hidden, limit=1))


def _meant(word: str, known: list[str], hidden: list[int]) -> str:
    """Return what a folded word was meant to be, as it is written where it stands."""
    if len(word) < LETTERS:
        return ""
    titles = [*known, *_titles(word, hidden)]
    sound = re.compile(_sound(word), re.IGNORECASE)
    found = _commonest(sound, titles, word) or _commonest(sound, _texts(word, hidden), word)
    if found or not LONG <= len(_letters(word)) <= LONGEST:
        return found
    return _commonest(re.compile("|".join(_slips(word)), re.IGNORECASE), titles, word)


def _commonest(pattern: re.Pattern[str], texts: Iterable[str], word: str) -> str:
    """Return what the pattern finds most often in the texts, "" for nothing but the word itself."""
    found = Counter(" ".join(hit[0].split()) for text in texts for hit in pattern.finditer(text))
    return next((meant for meant, _ in found.most_common() if fold(meant) != word), "")


def _letters(word: str) -> str:
    return SILENT.sub("", word).translate(dict.fromkeys(map(ord, TONES)))


def _sound(word: str) -> str:
    """Return a pattern of everything that sounds like a word, with its tones and silent letters, or without."""
    return _joined(list(map(_class, _letters(word))))


def _slips(word: str) -> Iterator[str]:
    """Yield the patterns of a word with one letter left open, but not its first: words begin as they are meant."""
    classes = list(map(_class, _letters(word)))
    for place in range(1, len(classes) - 1):
        yield _joined([*classes[:place], ANY, *classes[place + 1 :]])


def _joined(classes: list[str]) -> str:
    return BETWEEN.join(classes) + rf"[{TONES}]?(?:[ก-ฮ][ิุ]?์)?(?![ะ-ฺ])"


@cache
def _class(letter: str) -> str:
    same = next((letters for letters in SAME if letter in letters), None)
    return f"[{''.join(same)}]" if same else re.escape(letter)


def _pieces(word: str) -> list[str]:
    """Return a few pieces of a word, the first and the last among them; a slip leaves some of them whole."""
    long = PIECE if len(word) >= 2 * PIECE else LETTERS
    last = len(word) - long
    step = max(1, -(-last // (PIECES - 1)))
    return list(dict.fromkeys(word[at : at + long] for at in [*range(0, last, step), last]))


def _titles(word: str, hidden: list[int]) -> Iterator[str]:
    for piece in _pieces(word):
        rows = matching("folded_title", (piece,), whole=piece, hidden=hidden, limit=TITLES)
        yield from (title for _, _, title, _ in rows)


def _texts(word: str, hidden: list[int]) -> Iterator[str]:
    pieces = _pieces(word)
    rows = [row for piece in pieces for row in matching("folded", (piece,), whole=piece, hidden=hidden, limit=TEXTS)]
    return SearchEntry.objects.filter(pk__in={row[0] for row in rows}).values_list("text", flat=True).iterator()
