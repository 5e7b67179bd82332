"""Signs that somebody is meant, with the weight of each. From OUT on they are kept out; from ASK on they may be meant."""

from dataclasses import dataclass, replace

from . import slips, vocabulary
from .folding import Heard, letters

OUT, ASK = 70, 50
NARRATIVE, SLIP = 10, 15  # what a running text and a slip take away
FULL_NAME, SPELLING, POST, GIVEN, FAMILY = 110, 100, 100, 90, 82
COMMON_GIVEN, COMMON_FAMILY, NICKNAME = 60, 50, 48  # words that mean somebody only sometimes
ALONE, AFTER_KIN, AT_THE_EDGE, A_PIECE = 30, 25, 10, 10  # where such a word stands
SHORT = 4
NEVER = 99  # letters: too short ever to be searched with a slip


@dataclass(frozen=True)
class Field:
    """A field of the report: its text as heard, whether it asks who, and the place that the office is named after."""

    heard: Heard
    asks_who: bool
    place: str = ""

    @property
    def taken(self) -> int:
        """Return what a sign loses because the text tells a story."""
        return 0 if self.asks_who else NARRATIVE

    def follows_kin(self, start: int) -> bool:
        """Return whether a title, kin word or post stands right before, tone marks counted: หน้า is not น้า."""
        before = self.heard.before(start)
        word = next((word for word in map(letters, vocabulary.listed("kin")) if before.endswith(word)), "")
        longer = vocabulary.kin_inside().get(word)
        if not word or (longer and before.endswith(longer)):
            return False
        return before == word or word not in vocabulary.listed("kin_only_first")


@dataclass(frozen=True, order=True)
class Sign:
    """One sign: its weight, in Thai what it is, and where in the heard text it stands."""

    score: int
    why: str
    start: int
    end: int

    def is_near(self, other: "Sign") -> bool:
        """Return whether the two stand side by side, without overlapping."""
        gap = max(other.start - self.end, self.start - other.end)
        return 0 <= gap <= 6


def found(field: Field, word: str, score: int, why: str, *, least: int) -> list[Sign]:
    """Return a sign for each place of a word (as it sounds); `least` letters allow a slip."""
    spans = slips.find(word, field.heard.text, least=least) if len(word) > 1 else []
    return [Sign(score - field.taken - SLIP * span.slip, why, span.start, span.end) for span in spans]


def weak(field: Field, word: str, score: int, why: str, *, least: int) -> list[Sign]:
    """Return the signs of a word that only its surroundings make a name."""
    signs = [
        replace(sign, score=sign.score + _surroundings(field, sign))
        for sign in found(field, word, score, why, least=least)
    ]
    return [sign for sign in signs if len(word) >= SHORT or field.asks_who or _stands_out(field, sign)]


def _surroundings(field: Field, sign: Sign) -> int:
    whole = len(field.heard.text)
    if field.asks_who and (sign.start, sign.end) == (0, whole):
        return ALONE
    if field.follows_kin(sign.start):
        return AFTER_KIN
    if field.asks_who and (sign.start == 0 or sign.end == whole):
        return AT_THE_EDGE
    return A_PIECE if {sign.start, sign.end} <= field.heard.edges else 0


def _stands_out(field: Field, sign: Sign) -> bool:
    """Whether a short name in a story is more than part of a longer word."""
    return field.follows_kin(sign.start) or {sign.start, sign.end} <= field.heard.edges
