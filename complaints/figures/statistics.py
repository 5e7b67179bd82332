"""Published figures of complaints: the one part of this app that other apps may read.

Every case counts in the month in which it was received, under how it stood at the end of the last
complete period. For each period: received = done + not done + open + rejected + forwarded +
withdrawn, and received = told in time + told late + not told yet.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.utils import timezone

from common.models import Organisation
from common.thai import MONTHS, be_year, fiscal_year, fiscal_year_range, half_of, half_range, to_thai_digits
from publishing.contents import fields, of, write
from publishing.models import Edition

from ..models import Case, Door
from . import disclosure_control
from .edition import Channel, Figures, Period, Statistics

KIND = "complaint-statistics"
FIGURES = {name: field.title for name, field in fields(Figures).items()}
OUTCOMES = ("done", "not_done", "open", "rejected", "forwarded", "withdrawn")
ANSWERS = ("on_time", "late", "waiting")
COUNTS = ("received", *OUTCOMES, *ANSWERS, "reopened")
NONE_RECEIVED = "ไม่มีเรื่องร้องเรียน"
FIELDS = ("received_on", "first_due_on", "answered_on", "closed_on", "outcome", "reopened")


@dataclass(frozen=True)
class Row:
    """What statistics know of one case."""

    received_on: date
    first_due_on: date
    answered_on: date | None
    closed_on: date | None
    outcome: str
    reopened: int

    def outcome_at(self, day: date) -> str:
        """Return how the case stood at the end of `day`."""
        closed = self.closed_on is not None and self.closed_on <= day
        return self.outcome.replace("-", "_") if closed else "open"

    def answer_at(self, day: date) -> str:
        """Return whether the reporter had been told by the end of `day`, and in time; reopening doesn't mend a late answer."""
        if self.answered_on is None or self.answered_on > day:
            return "waiting"
        return "on_time" if self.answered_on <= self.first_due_on else "late"

    def days_at(self, day: date) -> int:
        """Return how many days the case had taken by the end of `day`, closed or not."""
        return (min(self.closed_on or day, day) - self.received_on).days


def figures(rows: list[Row], as_of: date) -> dict:
    """Return the figures of FIGURES for these cases as they stood at the end of `as_of`.

    Days are calendar days from receipt to the end, or to `as_of` for a case still open; None without cases.
    """
    outcomes = Counter(row.outcome_at(as_of) for row in rows)
    answers = Counter(row.answer_at(as_of) for row in rows)
    days = sorted(row.days_at(as_of) for row in rows)
    return {
        "received": len(rows),
        **{name: outcomes[name] for name in OUTCOMES},
        **{name: answers[name] for name in ANSWERS},
        "reopened": sum(bool(row.reopened) for row in rows),
        "median_days": rank(days, 0.5),
        "p90_days": rank(days, 0.9),
    }


def rank(days: list[int], share: float) -> int | None:
    """Return the nearest-rank percentile of sorted numbers, None when there are none."""
    return days[ceil(share * len(days)) - 1] if days else None


def month_end(day: date) -> date:
    """Return the last day of the month that ended before `day` began."""
    return day.replace(day=1) - timedelta(days=1)


def half_end(day: date) -> date:
    """Return the last day of the half of a fiscal year that ended before `day` began."""
    year = fiscal_year(day)
    return half_range(year, 1)[1] if half_of(day) == 2 else half_range(year - 1, 2)[1]


def as_of(door: str, today: date) -> date:
    """Return up to when a door's figures go: the last whole month; for corruption the last whole half-year,

    so that two editions a month apart do not tell by their difference what is masked in each.
    """
    return half_end(today) if door == Door.CORRUPTION else month_end(today)


def keys(today: date | None = None) -> list[str]:
    """Return the fiscal years that can be published, newest first: those with a whole month behind them."""
    newest = fiscal_year(month_end(today or timezone.localdate()))
    first = Case.objects.order_by("received_on").values_list("received_on", flat=True).first()
    oldest = min(fiscal_year(first), newest) if first else newest
    return [str(year) for year in range(newest, oldest - 1, -1)]


def of_year(key: str, today: date | None = None) -> Statistics:
    """Return the Statistics of a fiscal year (พ.ศ.). Raises LookupError for a year not begun."""
    today = today or timezone.localdate()
    if key not in keys(today):
        raise LookupError(f"ยังไม่มีสถิติของปีงบประมาณ {key}")
    office = Organisation.objects.first()
    return Statistics(
        fiscal_year=int(key),
        organisation=office.name if office else "",
        doors=[_channel(door, int(key), as_of(door, today)) for door in Door],
    )


def _channel(door: Door, year: int, until: date) -> Channel:
    first, last = fiscal_year_range(year)
    cases = Case.objects.filter(door=door, received_on__range=(first, min(last, until)))
    rows = [Row(*values) for values in cases.order_by("received_on").values_list(*FIELDS)]
    roots = tree(rows, year, until, whole=door == Door.CORRUPTION)
    if door == Door.CORRUPTION:
        disclosure_control.mask(roots, _told(door, year))
    return Channel(
        door=door.value,  # type: ignore[arg-type]  # a Door has these two values and no other
        label=door.label,
        as_of=until,
        masked=door == Door.CORRUPTION,
        statement=NONE_RECEIVED if roots and not rows else "",
        periods=[of(Period, node, figures=Figures(**node.figures)) for root in roots for node in root.walk()],
    )


def _told(door: Door, year: int) -> list[disclosure_control.Node]:
    """Return the periods of the door that the year's editions told before, those since withdrawn too."""
    past = [edition.said for edition in Edition.objects.of(KIND, str(year)).only("kind", "content")]
    told = [period for said in past for one in said.doors if one.door == door for period in one.periods]
    return [disclosure_control.Node(p.kind, p.label, p.starts, p.ends, write(p.figures)) for p in told]


def tree(rows: list[Row], year: int, until: date, *, whole: bool) -> list[disclosure_control.Node]:
    """Return the year with its halves and months as far as they have begun by `until`.

    With `whole`, only halves that are over stand there, and the year when both are.
    """
    first, last = fiscal_year_range(year)
    halves = []
    for number, (starts, ends) in ((half, half_range(year, half)) for half in (1, 2)):
        if starts <= until and (ends <= until or not whole):
            label = f"ครึ่งปี{'แรก' if number == 1 else 'หลัง'}"
            halves.append(_node("half", label, starts, ends, rows, until, children=_months(rows, starts, ends, until)))
    if whole and len(halves) < 2:
        return halves
    return [_node("year", f"ทั้งปีงบประมาณ {to_thai_digits(year)}", first, last, rows, until, children=halves)]


def _months(rows, starts, ends, until) -> list[disclosure_control.Node]:
    months, start = [], starts
    while start <= min(ends, until):
        after = (start + timedelta(days=32)).replace(day=1)
        label = f"{MONTHS[start.month - 1]} {to_thai_digits(be_year(start))}"
        months.append(_node("month", label, start, after - timedelta(days=1), rows, until))
        start = after
    return months


def _node(kind, label, starts, ends, rows, until, children=()) -> disclosure_control.Node:
    ends = min(ends, until)
    mine = [row for row in rows if starts <= row.received_on <= ends]
    return disclosure_control.Node(kind, label, starts, ends, figures(mine, until), list(children))


def published(year: int, at=None) -> Statistics | None:
    """Return what the year's live edition says, None when nothing is published or it was withdrawn."""
    edition = Edition.objects.live(KIND, str(year), at)
    return edition.said if edition and not edition.withdrawn_at else None
