"""Which year a page of measures shows, beside the running year and the newest that readers have."""

from dataclasses import dataclass
from datetime import date

from common import thai
from publishing import state
from publishing.models import Edition


@dataclass(frozen=True)
class Beside:
    """The running fiscal year, and the newest whose measures are out (0: none)."""

    running: int
    newest: int


def beside(shown: int, today: date) -> Beside:
    """Return what stands beside the year `shown`; asks nothing when that is the running one or a later one."""
    running = thai.fiscal_year(today)
    return Beside(running, shown if shown >= running else _newest())


@state.remembered
def _newest() -> int:
    standing = Edition.objects.newest_of_each("measures").filter(withdrawn_at=None)
    return int(standing.values_list("key", flat=True).first() or 0)
