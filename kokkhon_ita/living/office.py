"""Makes the whole office."""

from datetime import datetime

from common import queue
from common.models import Organisation
from kokkhon_ita import roles
from publishing import integrity, making, row_ids

from . import completeness, desk, disclosures, measures, people, visits, witnesses
from .assessment import Assessment
from .calendar import Calendar
from .cases import Cases
from .cheaply import cheaply
from .disclosures import Disclosures
from .editions import Press
from .files import Cabinet
from .gifts import Gifts
from .measures import Measures
from .services import Services
from .shared import Office, chance

SUBJECTS = (Measures, Disclosures, Gifts, Assessment, Services, Cases)


class NotEmpty(Exception):
    """There is an office already: nothing was made."""


class Incomplete(Exception):
    """Something of the site's models is not in the office; `args` name it."""


def make(*, now: datetime, seed: int = 1, years: int = 3, password: str | None = None) -> Office:
    """Fill an empty site with an office in its third fiscal year at `now`, or in that of another number, and return the Office.

    The same seed and day give the same records and editions; keys and receipt codes of complaints are always new.
    Raises NotEmpty when the site has an office, Incomplete when a model or a field of the site is not in it.
    """
    if Organisation.objects.exists():
        raise NotEmpty
    roles.set_up()
    office = Office(seed, Calendar(now, years), Cabinet(chance(seed, "files")))
    office.people = people.make(office.filler("people"), password=password)
    office.press = Press(office.people)
    with cheaply():
        office.desk = desk.make(office)
    desk.plan_guideline(office)
    for subject in SUBJECTS:
        subject(office).plan_ahead()
    # A file of hundreds of editions is made when somebody asks for it.
    with queue.at_once(leave_out=(making.make_files,)), row_ids.drawn_from(office.random("row ids")):
        office.calendar.live()
        _finish(office)
    return office


def _finish(office: Office) -> None:
    desk.change_the_roster()
    visits.make(office)
    visits.ask_in_vain()
    measures.leave_waiting(office)
    disclosures.leave_checked_links(office)
    witnesses.make(office)
    completeness.fill_what_nobody_made(office.filler("the rest"))
    office.press.publish_the_rest(office.calendar.now)
    integrity.check_whole()
    if gaps := completeness.gaps():
        raise Incomplete(*gaps)
