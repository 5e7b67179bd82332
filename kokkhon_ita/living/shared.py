"""What every subject of the living office shares while it is being made."""

import random
from dataclasses import dataclass, field
from random import Random

from .calendar import Calendar
from .desk_people import DeskPeople
from .editions import Press
from .files import Cabinet
from .filling import Filler
from .people import People


@dataclass
class Office:
    """The office while it is being made: who and what every subject shares."""

    seed: int
    calendar: Calendar
    cabinet: Cabinet
    people: People = field(init=False)
    press: Press = field(init=False)
    desk: DeskPeople = field(init=False, repr=False)
    filed: list = field(default_factory=list, repr=False)

    def random(self, subject: str) -> Random:
        """Return a source of chance of its own for a subject: a change in one leaves the others as they were."""
        return chance(self.seed, subject)

    def filler(self, subject: str) -> Filler:
        """Return a Filler whose rows begin with the office's first year."""
        year = self.calendar.years[0]
        return Filler(self.random(f"fill {subject}"), moment=self.calendar.moment(year, 0), year=year)


def chance(seed: int, subject: str) -> Random:
    """Return a source of chance that the seed and the subject make the same again."""
    return random.Random(f"{seed}/{subject}")  # noqa: S311 (made-up data)
