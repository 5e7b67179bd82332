"""Which year a page of measures shows, beside the running year and the newest that readers have; and which one home leads with."""

from dataclasses import dataclass
from datetime import date

from common import thai
from publishing import state
from publishing.leading import leading as of_leading_year
from publishing.models import Edition

NOT_YET, WITHDRAWN = "ซึ่งยังไม่มีมาตรการที่เผยแพร่", "ซึ่งมาตรการที่เคยเผยแพร่ถูกเพิกถอนแล้ว"


@dataclass(frozen=True)
class Beside:
    """The running fiscal year and what became of its measures, in Thai; and the newest year whose measures stand (0: none),
    of those that have begun."""

    running: int
    newest: int
    became: str


def beside(shown: int, today: date, *, stands: bool = True) -> Beside:
    """Return what stands beside the year `shown`; asks nothing when that is the running one or a later one.

    `stands`: the edition that is shown isn't withdrawn; a preview shows what readers will see once it is published.
    """
    running = thai.fiscal_year(today)
    years = {} if shown >= running else _years() | ({shown: True} if stands else {})
    begun = (year for year, stands in years.items() if stands and year <= running)
    newest = shown if shown >= running else max(begun, default=0)
    return Beside(running, newest, WITHDRAWN if running in years else NOT_YET)


@dataclass(frozen=True)
class Leading:
    """What home shows: the newest edition of the leading year, be it withdrawn; that of the year which stands in its place, None
    when none does; and the years to come whose measures are out already."""

    edition: Edition
    stands: Edition | None
    to_come: list[int]


def leading(today: date) -> Leading | None:
    """Return which year's measures a reader looks for on this day, None before any was published."""
    editions = list(Edition.objects.newest_of_each("measures").defer("content"))
    standing = [edition for edition in editions if edition.withdrawn_at is None]
    wanted, shown = (of_leading_year(some, today=today) for some in (editions, standing))
    if wanted is None:
        return None
    to_come = sorted(int(edition.key) for edition in standing if edition != shown)
    return Leading(wanted, shown, [year for year in to_come if year > thai.fiscal_year(today)])


@state.remembered
def _years() -> dict[int, bool]:
    """Return each year that was ever out → whether its measures stand."""
    editions = Edition.objects.newest_of_each("measures").values_list("key", "withdrawn_at")
    return {int(key): withdrawn_at is None for key, withdrawn_at in editions}
