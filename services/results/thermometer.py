"""Which of the EIT's three indicators the office's own survey foretells as weak, before the window opens."""

from typing import NamedTuple

from ..models import Question, Round
from ..tally.marks import Marks
from . import sums

# With an EIT below it an office of 94.64 points passed without distinction (สตง. 2568).
WEAK = 85


class Reading(NamedTuple):
    """An indicator with the marks of the questions that foretell it."""

    number: int
    name: str
    marks: Marks

    @property
    def is_weak(self) -> bool:
        return self.marks.percent is not None and self.marks.percent < WEAK


def readings(asked: Round) -> list[Reading]:
    """Return a Reading for each indicator that a question of the round's form foretells, the weakest first."""
    total = sums.whole(list(sums.by_service([asked]).values()))
    questions = [question for question in asked.form.questions() if question.indicator]
    found = [
        Reading(indicator, name, total.marks_of([one for one in questions if one.indicator == indicator]))
        for indicator, name in Question.Indicator.choices
        if any(one.indicator == indicator for one in questions)
    ]
    return sorted(found, key=lambda reading: (reading.marks.exact_mean is None, reading.marks.exact_mean or 0))
