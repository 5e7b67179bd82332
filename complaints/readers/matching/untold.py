"""What was typed where the form asks who, and no match accounts for: nobody is passed over without a word."""

import re
from collections.abc import Iterable

from . import slips, vocabulary
from .folding import sound
from .offices import after_a_person
from .signs import ASK, Field, Sign

LONGEST = 60
OF_A_DIVISION = ("หัวหน้า", "คนของ", "งาน")  # how the reason of a sign by division or task begins
SEGMENT, PIECE = re.compile(r"[^\n\r,;/|+&•]+"), re.compile(r"\S+")


def untold(field: Field, explained: list[Sign]) -> list[str]:
    """Return in order every part of the field for which no sign stands; joining and polite words are no part of it.

    Pieces that follow each other stand together. A piece of which only a part is explained is told whole.
    """
    told = [False] * len(field.heard.text)
    strong = [sign for sign in explained if sign.score >= ASK]
    for sign in strong:
        told[sign.start : sign.end] = [True] * (sign.end - sign.start)
    for sign in strong:
        _tell_before(field, sign, told)
    _tell_after(field, told)
    joints = _joints(field, told)
    _tell_particles(field, told, joints)
    return _as_typed(field, told, joints)


def _tell_before(field: Field, sign: Sign, told: list[bool]) -> None:
    """Count the titles before a match as told; a post only where it touches, or is the post in that division."""
    start, is_of_division = sign.start, sign.why.startswith(OF_A_DIVISION)
    while word := _before(field, start, is_of_division or start not in field.heard.edges):
        told[start - len(word) : start] = [True] * len(word)
        start -= len(word)


def _before(field: Field, start: int, posts_too: bool) -> str:
    words = vocabulary.titles_before() | (vocabulary.posts_before() if posts_too else frozenset())
    return max((word for word in map(sound, words) if field.heard.text.endswith(word, 0, start)), key=len, default="")


def _tell_after(field: Field, told: list[bool]) -> None:
    """Count as told what follows a match and means the same person: a level, everybody, this office."""
    endings = [*vocabulary.listed("levels"), *vocabulary.listed("everybody"), *after_a_person(field.place)]
    words = sorted(map(sound, endings), key=len, reverse=True)
    for end in range(1, len(told)):
        if told[end - 1] and not told[end]:
            word = next((word for word in words if field.heard.text.startswith(word, end)), "")
            told[end : end + len(word)] = [True] * len(word)


def _joints(field: Field, told: list[bool]) -> set[int]:
    """Return the places of all letters of joining words."""
    spans = (span for word in vocabulary.listed("joining") for span in slips.every(sound(word), field.heard.text))
    return {place for span in spans if not any(told[span.start : span.end]) for place in range(span.start, span.end)}


def _tell_particles(field: Field, told: list[bool], joints: set[int]) -> None:
    """Count as told what says nobody, and the one letter by which a slip made a name longer."""
    particles = frozenset(map(sound, vocabulary.listed("particles")))
    for start, end in _runs(field, told, joints):
        touches = (start > 0 and told[start - 1] and start not in field.heard.edges) or (
            end < len(told) and told[end] and end not in field.heard.edges
        )
        if field.heard.text[start:end] in particles or (touches and end - start == 1):
            told[start:end] = [True] * (end - start)


def _runs(field: Field, told: list[bool], joints: set[int]) -> Iterable[tuple[int, int]]:
    """Return (start, end) of what is not told, cut at blanks and joining words."""
    left = [not one and place not in joints for place, one in enumerate(told)]
    starts = [n for n, one in enumerate(left) if one and (not n or not left[n - 1] or n in field.heard.edges)]
    for start in starts:
        end = start + 1
        while end < len(left) and left[end] and end not in field.heard.edges:
            end += 1
        yield start, end


def _as_typed(field: Field, told: list[bool], joints: set[int]) -> list[str]:
    raw, origins = field.heard.raw, field.heard.origins
    missing = {at for n, one in enumerate(told) if not one and n not in joints for at in range(*origins[n])}
    cut = {at for n in joints for at in range(*origins[n])} - missing
    text = "".join("\n" if at in cut else sign for at, sign in enumerate(raw))
    found = (words for segment in SEGMENT.finditer(text) for words in _pieces(text, segment.span(), missing))
    return list(dict.fromkeys(found))


def _pieces(text: str, segment: tuple[int, int], missing: set[int]) -> Iterable[str]:
    """Return the pieces of a segment in which letters are missing, those side by side as one."""
    together: list[tuple[int, int]] = []
    for piece in [*PIECE.finditer(text, *segment), None]:
        if piece and missing.intersection(range(*piece.span())):
            together.append(piece.span())
        elif together:
            yield _shown(text[together[0][0] : together[-1][1]])
            together = []


def _shown(words: str) -> str:
    words = words.strip("()[]\"'“”‘’-–—:")
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
