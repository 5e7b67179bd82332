"""How well folded words answer a folded question, from 0 to 100: equal, one inside the other, all its words, one slip."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from publishing.search.spoken import parted

EQUAL, INSIDE, PARTS, SLIP = 100, 90, 70, 80
SLIP_LETTERS, SLIP_RATIO = 5, 80


def of_words(question: str, words: Iterable[str]) -> float:
    """Return the best likeness of a question to any of several names of the same thing."""
    return max((of_word(question, word) for word in words), default=0)


def of_word(question: str, word: str) -> float:
    """Return the likeness of a question to one name."""
    if question == word:
        return EQUAL
    shorter, longer = sorted((question, word), key=len)
    if len(shorter) > 1 and shorter in longer:
        return INSIDE * (0.6 + 0.4 * len(shorter) / len(longer))
    if min(len(question), len(word)) >= SLIP_LETTERS and (ratio := fuzz.ratio(question, word)) >= SLIP_RATIO:
        return SLIP * ratio / 100
    return 0


def of_parts(question: str, text: str) -> float:
    """Return the likeness when every word of the question stands somewhere in the text, else 0."""
    parts = parted(question)
    if not parts or not all(part in text for part in parts):
        return 0
    return PARTS * (0.5 + 0.5 * min(1, sum(map(len, parts)) / max(1, len(text))))
