"""What a member of staff has to do about the running year's plan: one row a measure, the neediest first, with one verb each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from common import thai

from . import access, cells, states
from .models import Framework, Measure
from .presentation import MeasureView
from .quality.work import view_of
from .reporting import measure_url

NEED = (states.LATE, states.WAITING, states.REPORTED, states.PARTLY, states.EVIDENCED)
REPORT, ATTACH, LOOK = "รายงานผล", "แนบหลักฐาน", "เปิดดู"


@dataclass(frozen=True)
class Row:
    """A measure as its cell shows it, and the one thing to do about it: a verb and where it is done."""

    measure: MeasureView
    verb: str
    url: str

    @property
    def reports(self) -> bool:
        """Return whether a report is what the measure waits for."""
        return self.verb == REPORT


@dataclass(frozen=True)
class Todo:
    """The rows of one fiscal year."""

    year: int
    rows: list[Row]

    @property
    def symbols(self) -> SafeString:
        """Return the SVG symbols of the rows' cells, each once."""
        return cells.symbols(sorted({row.measure.cell for row in self.rows}))

    @property
    def sentence(self) -> str:
        """Return in Thai how many measures wait for a report and how many for evidence."""
        verbs = Counter(row.verb for row in self.rows)
        waits = [
            f"{thai.format_number(verbs[verb])} มาตรการที่{words}"
            for verb, words in ((REPORT, "ต้องรายงานผล"), (ATTACH, "ยังขาดหลักฐาน"))
            if verbs[verb]
        ]
        if waits:
            return f"มี {' และ '.join(waits)}"
        bare = sum(row.measure.bare_steps or 0 for row in self.rows)
        left = f" แต่ยังมี {thai.format_number(bare)} ขั้นตอนที่ยังไม่ได้รายงานผล" if bare else ""
        return f"ทุกมาตรการมีผลและหลักฐานแล้ว{left}"


def todo_of(user: Any, today: date | None = None) -> Todo | None:
    """Return the Todo of the leading year for which `user` reports, None for whoever reports nothing."""
    reportable, today = access.measures_to_report(user), today or timezone.localdate()
    year = thai.leading_year(access.years_to_report(user), today=today)
    if year is None:
        return None
    own = access.editable_results(user).filter(measure__plan=year)
    mine = None if access.edits_everything(user) else set(own.values_list("pk", flat=True))
    measures, framework = Measure.objects.whole().filter(pk__in=reportable, plan=year), Framework.objects.in_force(year)
    rows = [_row(measure, view_of(measure, today=today, framework=framework), mine) for measure in measures]
    return Todo(year, sorted(rows, key=lambda row: need_of(row.measure)))


def need_of(measure: MeasureView) -> tuple[int, int]:
    """Return what sorts measures by how much they wait for a report or for evidence, then by number."""
    return NEED.index(measure.status), measure.number


def _row(measure: Measure, view: MeasureView, mine: set[int] | None) -> Row:
    if not view.results or view.missing_rounds:
        steps = [step.pk for step in measure.steps.all()]
        only = f"&step={steps[0]}" if len(steps) == 1 else ""
        return Row(view, REPORT, f"{reverse('admin:measures_result_add')}?measure={measure.pk}{only}")
    own = [result for result in measure.results.all() if mine is None or result.pk in mine]
    bare = [result.pk for result in own if not result.evidence.all()]
    if bare:
        return Row(view, ATTACH, f"{reverse('admin:measures_result_change', args=bare[:1])}#evidence-group")
    return Row(view, LOOK, measure_url(measure))
