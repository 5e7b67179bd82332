"""Makes the whole office."""

import random
from dataclasses import dataclass, field
from datetime import datetime

from common import queue
from common.models import Organisation
from kokkhon_ita import roles
from publishing import integrity, making

from . import completeness, desk, disclosures, measures, people, visits
from .age import Age
from .assessment import Assessment
from .calendar import Calendar
from .cases import Cases
from .cheaply import cheaply
from .desk import DeskPeople
from .disclosures import Disclosures
from .editions import Press
from .files import Cabinet
from .filling import Filler
from .gifts import Gifts
from .measures import Measures
from .people import People
from .services import Services

SUBJECTS = (Measures, Disclosures, Gifts, Assessment, Services, Cases)


class NotEmpty(Exception):
    """There is an office already: nothing was made."""


class Incomplete(Exception):
    """Something of the site's models is not in the office; `args` name it."""


@dataclass
class Office:
    """The office while it is being made: who and what every subject shares."""

    seed: int
    factor: int
    calendar: Calendar
    cabinet: Cabinet
    people: People | None = None
    press: Press | None = None
    desk: DeskPeople | None = field(default=None, repr=False)
    filed: list = field(default_factory=list, repr=False)

    @property
    def age(self):
        """Return the Age that the office's factor means."""
        return Age(self.factor)

    def random(self, subject):
        """Return a source of chance of its own for a subject: a change in one leaves the others as they were."""
        return chance(self.seed, subject)

    def filler(self, subject):
        """Return a Filler whose rows begin with the office's first year."""
        year = self.calendar.years[0]
        return Filler(self.random(f"fill {subject}"), moment=self.calendar.moment(year, 0), year=year)


def chance(seed, subject):
    """Return a source of chance that the seed and the subject make the same again."""
    return random.Random(f"{seed}/{subject}")  # noqa: S311 (made-up data)


def make(*, now: datetime, seed: int = 1, factor: int = 1, password: str | None = None) -> Office:
    """Fill an empty site with an office in its third fiscal year at `now`, and return the Office.

    The same seed and day give the same records and editions; keys and receipt codes of complaints are always new.
    Raises NotEmpty when the site has an office, Incomplete when a model or a field of the site is not in it.
    """
    if Organisation.objects.exists():
        raise NotEmpty
    roles.set_up()
    office = Office(seed, factor, Calendar(now, Age(factor).years), Cabinet(chance(seed, "files")))
    office.people = people.make(office.filler("people"), logo=office.cabinet.file("png"), password=password)
    office.press = Press(office.people)
    with cheaply("OFFICER"):
        office.desk = desk.make(office)
    desk.plan_guideline(office)
    for subject in SUBJECTS:
        subject(office).plan_ahead()
    with queue.at_once(
        leave_out=(making.make_files,)
    ):  # a file of hundreds of editions is made when somebody asks for it
        office.calendar.live()
        _finish(office)
    return office


def _finish(office):
    desk.change_the_roster()
    visits.make(office)
    visits.ask_in_vain()
    measures.leave_waiting(office)
    disclosures.leave_checked_links(office)
    completeness.fill_what_nobody_made(office.filler("the rest"))
    office.press.publish_the_rest(office.calendar.now)
    integrity.check_whole()
    if gaps := completeness.gaps():
        raise Incomplete(*gaps)
