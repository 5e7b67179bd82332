"""The standings of a round, or of both halves of a year, as Marks that can be added. Nothing here counts answers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from common.numbers import short_number

from ..models import Question, Round, Service, Standing
from ..models.answers import GROUPS
from ..models.questions import SCALE
from ..tally.marks import Marks, nothing, together


@dataclass
class Sum:
    """What was answered of one service: how many people, the marks by question, and who they said they were."""

    number: int = 0
    marks: dict[int, Marks] = field(default_factory=dict)
    groups: dict[str, Counter] = field(default_factory=lambda: {name: Counter() for name in GROUPS})

    def add(self, counts: dict) -> None:
        """Add the counts of a standing."""
        self.number += counts.get("n", 0)
        for number, found in counts.get("marks", {}).items():
            key = int(number)
            self.marks[key] = self.marks.get(key, nothing(SCALE)) + Marks(tuple(found))
        for name in GROUPS:
            self.groups[name].update(counts.get(name, {}))

    def marks_of(self, questions: Sequence[Question]) -> Marks:
        """Return the marks of several questions as one."""
        return together((self.marks.get(question.pk, nothing(SCALE)) for question in questions), SCALE)


def rounds_of(key: str) -> list[Round]:
    """Return the rounds that a key of results is made of: one, or both halves of a year that asked the same form."""
    year, _, part = key.partition("-")
    of_year = Round.objects.filter(fiscal_year=short_number(year) or 0).select_related("form")
    return of_part(list(of_year.order_by("part")), part)


def of_part(rounds: list[Round], part: str) -> list[Round]:
    """Return those of a year's rounds, given in their order, of which the results of this part are made."""
    own = [one for one in rounds if one.part == part]
    if own or part != "year":
        return own
    same_form = len({one.form_id for one in rounds}) == 1
    return rounds if len(rounds) == 2 and same_form else []


def by_service(rounds: Sequence[Round]) -> dict[Service, Sum]:
    """Return the Sum of every service that was answered in these rounds, by division and order."""
    found: dict[Service, Sum] = {}
    standings = Standing.objects.filter(round__in=rounds).select_related("service__division")
    for row in standings.order_by("service__division__order", "service__division", "service__order", "service"):
        if row.counts.get("n"):
            found.setdefault(row.service, Sum()).add(row.counts)
    return found


def whole(sums: Sequence[Sum]) -> Sum:
    """Return several Sums as one."""
    made = Sum()
    for one in sums:
        marks = {number: list(marks.counts) for number, marks in one.marks.items()}
        made.add({"n": one.number, "marks": marks, **one.groups})
    return made
