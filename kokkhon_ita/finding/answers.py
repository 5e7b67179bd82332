"""Puts together what answers a question: suggestions first, then what was published; nearest words when nothing fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

import publishing.search
from publishing.search import spoken, unfound
from publishing.search.finding import Found

from . import divisions, oit, pages
from .suggestion import Suggestion

MOST = 4
NEAR = 70


@dataclass(frozen=True)
class Answer:
    """What a question gave: suggestions (the best first), what was Found in the editions, and a nearest question."""

    found: Found
    suggestions: list[Suggestion]
    nearest: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.suggestions and not self.found.ids

    @property
    def documents_first(self) -> bool:
        """Return whether something published is called exactly what was asked, and no suggestion is."""
        best = self.suggestions[0].score if self.suggestions else 0
        return best < 90 and self.found.has_exact_title


def answer(text: str) -> Answer:
    """Return the Answer to a reader's words; a question that finds nothing is counted."""
    found = publishing.search.find(text)
    if not found.query.whole or found.query.refusal:
        return Answer(found, [])
    readings = spoken.readings(found.query.whole)
    given = Answer(found, _best(readings))
    if not given.is_empty:
        return given
    unfound.count(found.query.asked, found.query.whole)
    return Answer(found, [], _nearest(found.query.whole))


def _best(readings: Sequence[str]) -> list[Suggestion]:
    everything = [*pages.suggested(readings), *oit.suggested(readings), *divisions.suggested(readings)]
    return sorted(everything, key=lambda suggestion: (-suggestion.score, len(suggestion.title)))[:MOST]


def _nearest(question: str) -> str:
    """Return the name of a standing page that the question nearly is, "" when none is near.

    A name of a few letters is near some part of every long question (ประปา in ข้อบัญญัติงบประมาณ), and tells nothing of it.
    """
    every = {word: page.title for page in pages.everything() for word in page.words}
    names = {word: title for word, title in every.items() if 2 * len(word) >= len(question)}
    near = process.extractOne(question, names.keys(), scorer=fuzz.partial_ratio, score_cutoff=NEAR)
    return names[near[0]] if near else ""
