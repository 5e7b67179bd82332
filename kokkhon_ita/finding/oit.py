"""The items of the newest OIT list, answered or not, by number or by title."""

import re
from collections.abc import Sequence
from typing import cast

from django.urls import reverse

from common import thai
from ita.oit import live
from ita.oit.presentation import ItemView, ListView, State
from publishing.models import Edition
from publishing.search.folding import fold

from . import likeness
from .suggestion import Suggestion

NUMBER = re.compile(r"(?:oit|o|โอ|ข้อ)([1-9][0-9]?)(?![0-9])")
YEAR = re.compile(r"25[0-9]{2}")
BY_NUMBER, FEWEST = 118, 55


def suggested(readings: Sequence[str]) -> list[Suggestion]:
    """Return the items that a question names by number, else those whose title it holds or is held by."""
    lists = _lists(readings[0])
    if named := NUMBER.search(YEAR.sub("", readings[0])):
        found = ((edition, ListView(edition.said).item(f"O{named[1]}")) for edition in lists)
        return next(([_suggestion(edition, item, BY_NUMBER)] for edition, item in found if item), [])
    scored = ((one, _score(readings, item), item) for one in lists[:1] for item in ListView(one.said).numbered)
    return [_suggestion(edition, item, score) for edition, score, item in scored if score >= FEWEST]


def _lists(question: str) -> list[Edition]:
    """Return the lists that stand, the newest first; of a year in the question only that year's, where there is one."""
    standing = Edition.objects.newest_of_each("oit").filter(withdrawn_at=None).defer("content")
    year, lists = YEAR.search(question), list(standing)
    return [edition for edition in lists if year and edition.key == year[0]] or lists


def _score(readings: Sequence[str], item: ItemView) -> float:
    title = fold(item.title)
    return max(max(likeness.of_word(q, title), likeness.of_parts(q, title)) for q in readings)


def _suggestion(edition: Edition, item: ItemView, score: float) -> Suggestion:
    view = live.view(edition, at_most=live.LATELY)
    url = reverse("ita:oit-item", args=[view.fiscal_year, item.code[1:]])
    answered = cast(ItemView, view.item(item.code))  # the item comes from this list
    state = cast(State, answered.state)
    say = f"ข้อมูลตามแบบตรวจ OIT ปีงบประมาณ พ.ศ. {thai.to_thai_digits(view.fiscal_year)} · {state.words}"
    return Suggestion(url, f"{item.code} {item.title}", say, score)
