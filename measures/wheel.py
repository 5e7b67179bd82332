"""What the measures put on the year wheel: the year's plan, and a report of each measure in each round."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from common import thai
from common.wheel import Duty, Part
from publishing.yearly import OnItsWay

from . import access
from .models import Measure, Plan, Result
from .reporting import own_work_url


def since() -> int | None:
    """Return the first year that has a plan."""
    return Plan.objects.order_by("fiscal_year").values_list("fiscal_year", flat=True).first()


def duties(user: Any, years: Sequence[int], today: date) -> Iterator[Duty]:
    """Yield the plan of each year to whoever makes plans, each round to whoever reports in it."""
    if user.has_perm("measures.add_plan"):
        yield from _plans(years)
    if user.has_perm("measures.add_result"):
        yield from _rounds(user, years)


def _plans(years: Sequence[int]) -> Iterator[Duty]:
    on_its_way = OnItsWay("measures")
    for year in years:
        make = ("เปิดปีงบประมาณ", f"{reverse('admin:measures_plan_open_year')}?year={year}")
        begins = thai.fiscal_year_range(year)[0]
        yield Duty(year, "plan", "แผนมาตรการประจำปี", begins, **on_its_way.step(str(year), make))


def _rounds(user: Any, years: Sequence[int]) -> Iterator[Duty]:
    measures = defaultdict(list)
    for measure in access.measures_to_report(user).filter(plan__in=years):
        measures[measure.plan_id].append(measure)
    told = set(Result.objects.filter(measure__plan__in=years).values_list("measure", "round"))
    for year in years:
        for months, last in thai.round_ends(year).items():
            bare = [m for m in sorted(measures[year], key=lambda m: m.number) if (m.pk, str(months)) not in told]
            yield _round(year, months, last, bare)


def _round(year: int, months: int, last: date, bare: list[Measure]) -> Duty:
    step: dict[str, Any] = (
        {"step": f"รายงานผล {thai.format_number(len(bare))} มาตรการ", "url": own_work_url(year)} if bare else {}
    )
    label = f"รายงานผลรอบ {thai.format_number(months)} เดือน"
    begins = thai.half_range(year, months // 6)[0]
    return Duty(year, f"round-{months}", label, begins, last, parts=tuple(map(_part, bare)), **step)


def _part(measure: Measure) -> Part:
    label = f"มาตรการที่ {thai.format_number(measure.number)} {measure.title}"
    return Part(label, f"{reverse('admin:measures_result_add')}?measure={measure.pk}")
