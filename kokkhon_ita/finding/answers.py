"""Puts together what answers a question: suggestions first, then what was published; nearest words when nothing fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

import publishing.search
from publishing.search import spelling, spoken, unfound
from publishing.search.finding import Found
from publishing.search.folding import fold

from . import divisions, numbers, oit, pages
from .suggestion import Suggestion

MOST = 4
# How near a page's name must be, how long, and how well a page must fit for its words to need no other spelling.
NEAR, NEAR_LETTERS, FITS = 90, 6, 90


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
    """Return the Answer to a reader's words; a question that finds nothing is counted, one with somebody's number never."""
    found = publishing.search.find(text)
    if not found.query.whole or found.query.refusal:
        return Answer(found, [])
    readings = spoken.readings(found.query.whole)
    given = Answer(found, _best(readings))
    if found.ids or (given.suggestions and given.suggestions[0].score >= FITS):
        return given
    if given.is_empty and not numbers.are_own(found.query.asked):
        unfound.count(found.query.asked, found.query.whole)
    return Answer(found, given.suggestions, _nearest(given))


def _best(readings: Sequence[str]) -> list[Suggestion]:
    everything = [*pages.suggested(readings), *oit.suggested(readings), *divisions.suggested(readings)]
    return sorted(everything, key=lambda suggestion: (-suggestion.score, len(suggestion.title)))[:MOST]


def _nearest(given: Answer) -> str:
    """Return the words that a question meant, as the index or a page's names spell them, "" when none are near."""
    names = [word for page in pages.everything() for word in page.names]
    meant = spelling.corrected(given.found.query, names)
    if meant and (publishing.search.find(meant).ids or _best(spoken.readings(fold(meant)))):
        return meant
    return "" if given.suggestions else _page_near(given.found.query.whole)


def _page_near(question: str) -> str:
    """Return the name of a standing page that the question nearly is, "" when none is near.

    A name of a few letters is near some part of every long question (ประปา in ข้อบัญญัติงบประมาณ), and tells nothing of it.
    """
    every = {word: page.title for page in pages.everything() for word in page.words}
    names = {word: title for word, title in every.items() if len(word) >= max(NEAR_LETTERS, len(question) / 2)}
    near = process.extractOne(question, names.keys(), scorer=fuzz.partial_ratio, score_cutoff=NEAR)
    return names[near[0]] if near else ""
