"""What the complaint figures put on the year wheel: the statistics of each half-year, once it is over."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from common import thai
from common.models import StaffUser
from common.wheel import Duty
from publishing import acts
from publishing.models import Edition
from publishing.yearly import OnItsWay

from . import statistics
from .periods import HALVES


def since() -> int | None:
    """Return the fiscal year in which this site began to count, None before that."""
    return None if (first := statistics.began()) == date.max else thai.fiscal_year(first)


def duties(user: StaffUser, years: Iterable[int], today: date) -> Iterator[Duty]:
    """Yield the statistics of both halves of each year to whoever may ask for their publication."""
    if not (user.has_perm("complaints.change_desk") and user.has_perm(acts.SUBMIT)):
        return
    on_its_way, told, first = OnItsWay(statistics.KIND), _told(), statistics.began()
    for year in years:
        for half, name in HALVES.items():
            last = thai.half_range(year, half)[1]
            missing = first <= last < today and told.get(str(year), date.min) < last
            step: dict[str, Any] = on_its_way.again(str(year)) if missing else {}
            yield Duty(year, f"complaints-{half}", f"สถิติเรื่องร้องเรียน {name}", last + timedelta(days=1), **step)


def _told() -> dict[str, date]:
    """Return up to which day the figures of each year are told by its newest edition, one to come included."""
    newest = Edition.objects.searchable().filter(kind=statistics.KIND)
    return {
        edition.key: min((channel.as_of for channel in edition.said.channels), default=date.min) for edition in newest
    }
