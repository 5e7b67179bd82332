"""What a published plan lets everybody see: the facts that an assessor looks for in the measures."""

from django.urls import reverse

from common import thai
from publishing.facts import Fact, Step, in_what_is_said, register

from .edition import Plan


def _analysed(plan: Plan, year: int) -> bool:
    return plan.fiscal_year == year and bool(plan.weak_points) and bool(plan.measures)


def _reported(plan: Plan, year: int) -> bool:
    return plan.fiscal_year == year and bool(plan.measures) and all(measure.results for measure in plan.measures)


def _within(plan: Plan, year: int) -> bool:
    first, last = thai.fiscal_year_range(year)
    in_time = (measure.starts <= last and measure.ends >= first for measure in plan.measures)
    return plan.fiscal_year == year and bool(plan.measures) and all(in_time)


def _page(year: int) -> str:
    return reverse("measures:year", args=[year])


def register_all() -> None:
    """Make the facts of a year's measures known."""
    register(
        Fact(
            "weak-points",
            "แสดงจุดที่ต้องพัฒนาจากผลการประเมินปีก่อน และมาตรการที่กำหนด",
            Step("กรอกจุดที่ต้องพัฒนาและมาตรการของปีนั้น", "measures.plan"),
            in_what_is_said("measures", _analysed),
            _page,
        ),
        Fact(
            "every-measure-reported",
            "ทุกมาตรการมีผลการดำเนินงาน",
            Step("รายงานผลของทุกมาตรการ", "measures.result"),
            in_what_is_said("measures", _reported),
            _page,
        ),
        Fact(
            "measures-of-the-year",
            "มาตรการทุกข้อดำเนินการในปีงบประมาณที่ขอดู",
            Step("แก้ระยะเวลาของมาตรการ", "measures.measure"),
            in_what_is_said("measures", _within),
            _page,
        ),
    )
