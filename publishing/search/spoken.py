"""What people say and what officials write: the same thing asked in both words. Data, to which an office adds its own."""

import json
import re
from functools import cache
from pathlib import Path

from ..models import SpokenWord
from .folding import fold

HERE = Path(__file__).resolve().parent
MOST_READINGS = 4


@cache
def shipped() -> dict[str, str]:
    """Return (spoken, official) words that come with the site, both folded."""
    pairs = json.loads((HERE / "spoken.json").read_text(encoding="utf-8"))
    return {fold(said): fold(meant) for said, meant in pairs.items()}


def readings(question: str) -> list[str]:
    """Return the folded question, then what it says in official words, the longest spoken words replaced first."""
    own = {fold(said): fold(meant) for said, meant in SpokenWord.objects.values_list("said", "meant")}
    found = [question]
    for said, meant in sorted((shipped() | own).items(), key=lambda pair: -len(pair[0])):
        says_so_already = said in meant and meant in question
        if said in question and not says_so_already:
            found.append(question.replace(said, meant))
    return found[:MOST_READINGS]


@cache
def words() -> tuple[str, ...]:
    """Return the words of the offices' own titles, as they are written."""
    return tuple((HERE / "words.txt").read_text(encoding="utf-8").split())


@cache
def _known() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, map(fold, words())), key=len, reverse=True)))


def parted(question: str) -> tuple[str, ...]:
    """Return the words of a folded question: those of words.txt, and what stands between them where it says something."""
    pieces, at = [], 0
    for word in _known().finditer(question):
        pieces += [question[at : word.start()], word[0]]
        at = word.end()
    pieces.append(question[at:])
    return tuple(dict.fromkeys(piece for piece in pieces if len(piece) > 1 and piece != "การ"))
