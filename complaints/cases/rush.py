"""Many reports within an hour: a great event, or one who files false ones. Told by what this officer's key opens, counted nowhere."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from ..models import Item
from ..sealing.errors import SealError
from .case_line import CaseLine

MANY = 20
WITHIN, FRESH = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Rush:
    """The cases that came through the site in the fullest hour, and when the first and the last of them came."""

    cases: frozenset[UUID]
    first: datetime
    last: datetime


def rush(lines: Iterable[CaseLine], today: date) -> Rush | None:
    """Return the fullest hour since yesterday in which MANY of these cases or more came; None when there was none."""
    fresh = {line.case.pk: line for line in lines if _is_fresh(line, today)}
    came = sorted(_came(fresh)) if len(fresh) >= MANY else []
    hours = [came[n : bisect_left(came, (at + WITHIN,))] for n, (at, _) in enumerate(came)]
    fullest = max(hours, key=len, default=[])
    if len(fullest) < MANY:
        return None
    return Rush(frozenset(pk for _, pk in fullest), fullest[0][0], fullest[-1][0])


def _is_fresh(line: CaseLine, today: date) -> bool:
    return line.case.received_on >= today - FRESH and line.summary["channel"] == "web"


def _came(fresh: dict[UUID, CaseLine]) -> Iterator[tuple[datetime, UUID]]:
    """Yield when each case came, which stands in its seal; one that was altered is told of elsewhere."""
    for item in Item.objects.filter(case__in=fresh, sequence=1):
        with suppress(SealError):
            yield fresh[item.case_id].opened.opened(item).at, item.case_id
