"""How long cases are kept, as declared data, and their destruction: seals and slots first, the figures stay."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from .. import row_macs
from ..files import storage
from ..models import Case, Channel, Outcome
from ..models.case import CaseQuerySet
from . import board
from .deadlines import appeal_until


@dataclass(frozen=True)
class Period:
    """Cases of a channel that ended so are destroyed this many years after their end."""

    channel: Channel
    outcomes: tuple[Outcome, ...]
    years: int


ENDED = (Outcome.DONE, Outcome.NOT_DONE, Outcome.FORWARDED)
PERIODS = (
    Period(Channel.GENERAL, ENDED, 5),
    Period(Channel.GENERAL, (Outcome.REJECTED, Outcome.WITHDRAWN), 1),
    Period(Channel.CORRUPTION, ENDED, 10),
    Period(Channel.CORRUPTION, (Outcome.REJECTED, Outcome.WITHDRAWN), 2),
)


def years_kept(channel: str, outcome: str) -> int:
    """Return for how many years a case of this channel that ended so is kept."""
    return next(one.years for one in PERIODS if one.channel == channel and outcome in one.outcomes)


def due(today: date | None = None) -> CaseQuerySet:
    """Return the cases whose time is over, those under legal hold left out, the oldest end first."""
    today = today or timezone.localdate()
    found = Case.objects.none()
    for period in PERIODS:
        before = _years_ago(today, period.years)
        found |= Case.objects.filter(channel=period.channel, outcome__in=period.outcomes, closed_on__lt=before)
    return found.filter(destroyed_on=None, legal_hold=False).order_by("closed_on", "pk")


def _years_ago(day: date, years: int) -> date:
    """Return the same day so many years before; the 29th of February, where that year has none, is the 1st of March."""
    year = day.year - years
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) and not isleap(year) else day.replace(year=year)


def listed(today: date) -> CaseQuerySet:
    """Return the list of a month: the cases whose time was over on its first day and on which nobody has yet decided."""
    return due(today.replace(day=1)).filter(agreed_on=None)


def agreed(today: date) -> CaseQuerySet:
    """Return the cases that their readers agreed to have destroyed."""
    return due(today).filter(agreed_on__isnull=False)


@transaction.atomic
def destroy(case: Case, *, today: date | None = None) -> bool:
    """Destroy a case for good: first what opens it, then what is in it. Its days and outcome stay for the figures.

    Returns False, changing nothing, for a case under legal hold, destroyed before, on whose destruction its readers have
    not agreed (`readers.destroying`), or whose end can still be appealed. Raises Altered, changing
    nothing, for one whose row was changed behind the site.
    """
    case, today = Case.objects.select_for_update().get(pk=case.pk), today or timezone.localdate()
    if case.legal_hold or case.destroyed_on or today <= (appeal_until(case) or date.min):
        return False
    row_macs.check(case)
    if case.agreed_on is None:
        return False
    for name in ("slots", "reporter_public", "reporter_lock", "reporter_envelope", "recovery_envelope"):
        setattr(case, name, b"")
    case.summary = case.identity = case.readership = case.former = b""
    case.farewells = case.escrow = b""
    case.locator, case.written_on, case.destroyed_on = None, None, today
    row_macs.save(case)
    files = list(case.files.values_list("pk", flat=True))
    board.take_away(case)
    case.items.all().delete()
    case.files.all().delete()
    for file in files:
        transaction.on_commit(partial(storage.destroy, file))
    return True
