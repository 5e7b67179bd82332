"""The standing pages of the site, by the names that people give them (pages.json)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import reverse

from publishing.search.folding import fold

from . import likeness
from .suggestion import Suggestion

FILE = Path(__file__).resolve().parent / "pages.json"
FEWEST = 55
# Who asks for something to do, does not want to read first.
DOING = 8


@dataclass(frozen=True)
class Page:
    view: str
    title: str
    say: str
    words: tuple
    names: tuple
    does: bool = False

    def suggestion(self, readings: Sequence[str]) -> Suggestion:
        """Return this page with how well it answers any reading of the question."""
        score = max(likeness.of_words(question, self.words) for question in readings)
        bonus = DOING if self.does and score else 0
        return Suggestion(reverse(self.view), self.title, self.say, score + bonus, self.does)


@cache
def everything() -> tuple[Page, ...]:
    """Return every standing page, its names folded."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_page(row, (row["title"], *row["words"])) for row in rows)


def _page(row: dict[str, Any], names: tuple[str, ...]) -> Page:
    return Page(**row | {"words": tuple(map(fold, names)), "names": names})


def suggested(readings: Sequence[str]) -> list[Suggestion]:
    """Return the pages that answer one of the readings of a question well enough, in no order."""
    found = (page.suggestion(readings) for page in everything())
    return [suggestion for suggestion in found if suggestion.score >= FEWEST]
