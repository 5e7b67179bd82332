"""Which year a page of measures shows, beside the running year and the newest that readers have."""

from dataclasses import dataclass
from datetime import date

from common import thai
from publishing import state
from publishing.models import Edition

NOT_YET, WITHDRAWN = "ซึ่งยังไม่มีมาตรการที่เผยแพร่", "ซึ่งมาตรการที่เคยเผยแพร่ถูกเพิกถอนแล้ว"


@dataclass(frozen=True)
class Beside:
    """The running fiscal year and what became of its measures, in Thai; and the newest year whose measures stand (0: none)."""

    running: int
    newest: int
    became: str


def beside(shown: int, today: date, *, stands: bool = True) -> Beside:
    """Return what stands beside the year `shown`; asks nothing when that is the running one or a later one.

    `stands`: the edition that is shown isn't withdrawn; a preview shows what readers will see once it is published.
    """
    running = thai.fiscal_year(today)
    years = {} if shown >= running else _years() | ({shown: True} if stands else {})
    newest = shown if shown >= running else max((year for year, stands in years.items() if stands), default=0)
    return Beside(running, newest, WITHDRAWN if running in years else NOT_YET)


@state.remembered
def _years() -> dict[int, bool]:
    """Return each year that was ever out → whether its measures stand."""
    editions = Edition.objects.newest_of_each("measures").values_list("key", "withdrawn_at")
    return {int(key): withdrawn_at is None for key, withdrawn_at in editions}
