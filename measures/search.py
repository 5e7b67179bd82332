"""What readers may find of a year's measures: the plan itself, and each measure on its own page."""

from django.urls import reverse

from common import thai

from .edition import Measure, Plan


def entries(plan: Plan) -> list[tuple[str, str, str]]:
    """Return (title, text, url) of the plan and of every measure of an edition."""
    texts = [plan.preamble, *(point.text for point in plan.weak_points)]
    whole = (plan.title, "\n".join(texts), reverse("measures:year", args=[plan.fiscal_year]))
    return [whole, *(_measure(measure, plan) for measure in plan.measures)]


def _measure(measure: Measure, plan: Plan) -> tuple[str, str, str]:
    year, number = plan.fiscal_year, measure.number
    names = {division.code: division.name for division in plan.divisions}
    texts = [f"มาตรการที่ {thai.to_thai_digits(number)} ปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)}"]
    texts += [step.text for step in measure.steps]
    texts += [result.text for result in measure.results]
    texts += [names[code] for code in measure.divisions]
    return measure.title, "\n".join(texts), reverse("measures:measure", args=[year, number])
