"""What is missing or late in one measure, read from the same view of it that the public page uses."""

from collections.abc import Iterator
from datetime import date

from common import thai

from ..content import measure as frozen
from ..frameworks.edition import Framework
from ..models import Measure
from ..presentation import MeasureView
from .findings import Finding


def view_of(measure: Measure, *, today: date, framework: Framework | None = None) -> MeasureView:
    """Return the MeasureView of a working record fetched with `whole()`, as its page would show it on `today`.

    It names its indicator only when it is given the framework of its year.
    """
    names = {row.division.code: row.division.name for row in measure.responsibilities.all()}
    return MeasureView(frozen(measure), names, today, framework)


def work_findings(measure: Measure, *, today: date) -> Iterator[Finding]:
    """Yield the findings about a measure's time, divisions, steps and results."""
    view = view_of(measure, today=today)
    if view.days_late:
        yield Finding("overdue", _overdue(view, measure), measure, measure)
    for months in view.missing_rounds:
        last = thai.round_ends(measure.plan_id)[months]
        sentence = f"ยังไม่รายงานผลรอบ {_n(months)} เดือน ซึ่งสิ้นสุดเมื่อ {thai.format_date(last)}"
        yield Finding("round-missing", sentence, measure, measure)
    if not view.divisions:
        yield Finding("division-missing", "ยังไม่ได้ระบุส่วนราชการผู้รับผิดชอบ", measure, measure)
    if measure.ends >= today or view.days_late or view.missing_rounds:
        yield from _ended(measure, today)
    for place, step in enumerate(measure.steps.all(), start=1):
        if place not in view.answered:
            sentence = f"ขั้นตอนที่ {_n(place)} ยังไม่มีผลการดำเนินงานที่ระบุว่าเป็นผลตามขั้นตอนนี้"
            yield Finding("step-without-result", sentence, step, measure)
    yield from _impossible_days(measure, today)
    bare = set(view.without_evidence)
    for place, result in enumerate(measure.results.all(), start=1):
        if place in bare:
            sentence = f"ผลการดำเนินงานที่ {_n(place)} ยังไม่มีหลักฐาน"
            yield Finding("result-without-evidence", sentence, result, measure)


def _ended(measure: Measure, today: date) -> Iterator[Finding]:
    """Yield each division that has ended, unless whoever carries on answers for the measure too."""
    answering = [row.division for row in measure.responsibilities.all()]
    for division in answering:
        if division.has_ended(today) and division.carried_on(today) not in answering:
            yield Finding("division-ended", f"{division.told_end(today)} โปรดเพิ่มผู้รับผิดชอบ", measure, measure)


def _impossible_days(measure: Measure, today: date) -> Iterator[Finding]:
    for place, result in enumerate(measure.results.all(), start=1):
        if problem := result.impossible_day(today=today):
            yield Finding("result-day", f"ผลการดำเนินงานที่ {_n(place)} {problem}", result, measure)


def _overdue(view: MeasureView, measure: Measure) -> str:
    ended = f"พ้นวันสิ้นสุด {thai.format_date(view.ends)} แล้วยังไม่มีผลการดำเนินงาน"
    reason = "" if measure.delay_reason else " และยังไม่ได้ระบุเหตุผลที่ล่าช้า"
    return f"{ended} เกินกำหนด {thai.days_between_words(view.days_late)}{reason}"


def _n(number: int) -> str:
    return thai.format_number(number)
