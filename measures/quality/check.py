"""The quality checker: all findings of a plan, in the order in which staff read it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Model
from django.utils import timezone

from common import thai

from ..models import Measure, Plan, Result
from ..models.plans import PlanQuerySet
from .findings import LABELS, Finding
from .wording import wording_problems
from .work import work_findings


def check(plan: Plan, *, today: date | None = None) -> list[Finding]:
    """Return the Findings of a plan fetched with `Plan.objects.whole()`: the plan's own first, then measure by measure.

    Inside a measure they stand in the order of LABELS. Without `today` it is the day in Bangkok. Costs no query.
    """
    today = today or timezone.localdate()
    places = list(LABELS)
    found = [*_wordings(None, _plan_texts(plan)), *_repeated(plan)]
    for measure in plan.measures.all():
        found += _own(measure, today)
    return sorted(found, key=lambda f: (f.measure.number if f.measure else 0, places.index(f.code)))


def of_plans(plans: PlanQuerySet, *, today: date | None = None) -> dict[int, list[Finding]]:
    """Return {measure's pk: its Findings} for the measures of several plans, in a constant number of queries."""
    found = defaultdict(list)
    for plan in plans.whole():
        for finding in check(plan, today=today):
            if finding.measure:
                found[finding.measure.pk].append(finding)
    return found


def count_of(measures: Sequence[Measure], *, today: date | None = None) -> dict[int, int]:
    """Return {measure's pk: the number of its Findings}; of the other measures of their years only the words of results are read."""
    today = today or timezone.localdate()
    listed = Measure.objects.filter(pk__in=[measure.pk for measure in measures]).whole()
    found = Counter({measure.pk: len(list(_own(measure, today))) for measure in listed})
    of_years = Result.objects.filter(measure__plan__in={measure.plan_id for measure in measures}).order_by()
    rows = [(year, pk, _words(text)) for year, pk, text in of_years.values_list("measure__plan", "measure", "text")]
    said = Counter((year, words) for year, _, words in rows)
    found.update(pk for year, pk, words in rows if said[year, words] > 1 and pk in found)
    return found


def _own(measure: Measure, today: date) -> Iterator[Finding]:
    """Yield what can be said of a measure without looking at another one."""
    yield from work_findings(measure, today=today)
    yield from _wordings(measure, _measure_texts(measure))


def _plan_texts(plan: Plan) -> Iterator[tuple[str, str, Model]]:
    yield "ชื่อประกาศ", plan.title, plan
    yield "คำนำ", plan.preamble, plan
    for place, point in enumerate(plan.weak_points.all(), start=1):
        yield f"จุดที่ต้องพัฒนาที่ {thai.format_number(place)}", point.text, point


def _measure_texts(measure: Measure) -> Iterator[tuple[str, str, Model]]:
    yield "ชื่อมาตรการ", measure.title, measure
    yield "เหตุผลที่อยู่นอกปีงบประมาณ", measure.outside_reason, measure
    yield "เหตุผลที่ล่าช้า", measure.delay_reason, measure
    for place, step in enumerate(measure.steps.all(), start=1):
        yield f"ขั้นตอนที่ {thai.format_number(place)}", step.text, step
    for place, result in enumerate(measure.results.all(), start=1):
        yield f"ผลการดำเนินงานที่ {thai.format_number(place)}", result.text, result
        for evidence in result.evidence.all():
            yield f"ชื่อหลักฐานของผลที่ {thai.format_number(place)}", evidence.title, evidence


def _wordings(measure: Measure | None, texts: Iterable[tuple[str, str, Model]]) -> Iterator[Finding]:
    for name, text, record in texts:
        for code, clause in wording_problems(text):
            space = " " if name[-1:].isdecimal() else ""  # Thai parts a number from the word after it
            yield Finding(code, f"{name}{space}{clause}", record, measure)


def _repeated(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each result whose words, spaces aside, another result of the year has too."""
    same = defaultdict(list)
    for measure in plan.measures.all():
        for place, result in enumerate(measure.results.all(), start=1):
            same[_words(result.text)].append((measure, place, result))
    for twins in (rows for rows in same.values() if len(rows) > 1):
        for measure, place, result in twins:
            others = " และ ".join(_named(*other) for other in twins if other[2] is not result)
            sentence = f"ผลการดำเนินงานที่ {thai.format_number(place)} มีข้อความเดียวกับ{others}"
            yield Finding("result-repeated", sentence, result, measure)


@lru_cache(maxsize=4096)  # each list of measures asks for the words of all results of its years
def _words(text: str) -> str:
    return thai.search_key(text).replace(" ", "")


def _named(measure: Measure, place: int, result: Result) -> str:
    return f"ผลที่ {thai.format_number(place)} ของมาตรการที่ {thai.format_number(measure.number)}"
