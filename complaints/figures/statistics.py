"""Published figures of complaints: the one part of this app that other apps may read.

Every case counts in the month in which it was received, under how it stood at the end of the last complete half of a
fiscal year. What was told once for that day is told again the same: an edition between two halves shows nothing new,
so nobody learns from the difference what came in meanwhile. Of corruption only totals are told: whoever reads some of
the cases could take any finer figure apart.
"""

from datetime import date, datetime

from django.utils import timezone

from common.models import Organisation
from common.thai import fiscal_year, fiscal_year_range
from publishing.contents import content_of
from publishing.models import Edition

from ..models import Case, Channel, EarlierFigures, Reader
from . import earlier
from .counting import FIELDS, FIGURES, TOTALS, Row, totals
from .edition import ChannelFigures, Figures, Period, Statistics
from .periods import Node, half_end, tree

KIND = "complaint-statistics"
NONE_RECEIVED = "ไม่มีเรื่องร้องเรียน"
TOTALS_ONLY = {Channel.CORRUPTION}


def keys(today: date | None = None) -> list[str]:
    """Return the fiscal years that can be published, newest first: that of the last whole half, and those before it

    in which this site counted or for which figures were entered.
    """
    until = half_end(today or timezone.localdate())
    counted = range(fiscal_year(min(began(), until)), fiscal_year(until) + 1)
    entered = EarlierFigures.objects.filter(fiscal_year__lte=fiscal_year(until)).values_list("fiscal_year", flat=True)
    return [str(year) for year in sorted({*counted, *entered}, reverse=True)]


def began() -> date:
    """Return the day on which this site began to count: when its first reader or first case came."""
    began = Reader.objects.order_by("since").values_list("since", flat=True).first()
    first = Case.objects.order_by("received_on").values_list("received_on", flat=True).first()
    return min(filter(None, [began, first]), default=date.max)


def of_year(key: str, today: date | None = None) -> Statistics:
    """Return the Statistics of a fiscal year (พ.ศ.). Raises LookupError for a year that cannot be published."""
    today = today or timezone.localdate()
    if key not in keys(today):
        raise LookupError(f"ยังไม่มีสถิติของปีงบประมาณ {key}")
    office = Organisation.objects.first()
    return Statistics(
        fiscal_year=int(key),
        organisation=office.name if office else "",
        doors=[_figures_of(channel, int(key), half_end(today)) for channel in Channel],
    )


def _figures_of(channel: Channel, year: int, until: date) -> ChannelFigures:
    roots = earlier.added(_counted(channel, year, until), earlier.of_year(channel, year))
    nothing = roots and not any(root.figures["received"] for root in roots)
    return ChannelFigures(
        door=channel.value,  # type: ignore[arg-type]  # a Channel has these two values and no other
        label=channel.label,
        as_of=until,
        masked=False,
        statement=NONE_RECEIVED if nothing else "",
        periods=told(roots, totals_only=channel in TOTALS_ONLY),
        totals_only=channel in TOTALS_ONLY,
    )


def told(roots: list[Node], *, totals_only: bool) -> list[Period]:
    """Return the periods as an edition tells them; with `totals_only`, the totals of halves and years and nothing else."""
    nodes = [node for root in roots for node in root.walk() if node.kind != "month" or not totals_only]
    return [_period(node, totals(node.figures) if totals_only else node.figures) for node in nodes]


def _period(node: Node, figures: dict) -> Period:
    return content_of(Period, node, figures=Figures(**figures), masked=False)


def _counted(channel: Channel, year: int, until: date) -> list[Node]:
    """Return what this site counted for a year, with the figures that an earlier edition told as of the same day."""
    first, last = fiscal_year_range(year)
    cases = Case.objects.filter(channel=channel, received_on__range=(first, min(last, until)))
    rows = [Row(*values) for values in cases.order_by("received_on").values_list(*FIELDS)]
    roots, before = tree(rows, year, until, began()), _told_before(channel, year, until)
    for node in [node for root in roots for node in root.walk() if (node.kind, node.starts) in before]:
        node.figures = before[node.kind, node.starts]
    return roots


def _told_before(channel: Channel, year: int, until: date) -> dict:
    """Return (kind, first day) → figures of the periods as the first edition told them that goes up to this day.

    Editions since withdrawn count too; those that told no exact totals don't. What was entered by hand is taken off.
    """
    editions = Edition.objects.under(KIND, str(year)).order_by("number").only("kind", "content")
    channels = [
        one for edition in editions for one in edition.said.channels if one.channel == channel and one.as_of == until
    ]
    found: dict = {}
    for period in [period for one in channels for period in one.periods if period.figures.finished is not None]:
        found.setdefault((period.kind, period.starts), _without_entered(period))
    return found


def _without_entered(period: Period) -> dict:
    figures = {name: getattr(period.figures, name) for name in FIGURES}
    figures["unneeded"] = figures["unneeded"] or 0  # told before as waiting
    return figures | {name: figures[name] - sum(getattr(e, name) for e in period.entered) for name in TOTALS}


def published(year: int, at: datetime | None = None) -> Statistics | None:
    """Return what the year's live edition says, None when nothing is published or it was withdrawn."""
    edition = Edition.objects.live(KIND, str(year), at)
    return edition.said if edition and not edition.withdrawn_at else None
