"""The ten measures as a template: drafts with a sign in each sentence, which no request to publish takes (publishing/asking.py)."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from common import thai
from common.models import Division
from disclosures.models import Topic
from measures.models import Measure, Plan, Responsibility, Step
from publishing.asking import SAMPLE

SOURCE = Path(settings.BASE_DIR) / "fixtures" / "template" / "measures.json"


def lay_out(fiscal_year: int, *, office: str, division: Division) -> Plan:
    """Return the year's plan with the ten measures, one for each indicator, all entrusted to one division; saved."""
    told = json.loads(SOURCE.read_text(encoding="utf-8"))
    names = {"office": office, "year": thai.to_thai_digits(fiscal_year), "before": thai.to_thai_digits(fiscal_year - 1)}
    texts = {name: f"{SAMPLE} {told[name].format(**names)}" for name in ("title", "preamble")}
    plan = Plan.objects.create(fiscal_year=fiscal_year, **texts)
    for number, row in enumerate(told["measures"], start=1):
        _measure(plan, number, row, division)
    return plan


def _measure(plan: Plan, number: int, row: dict[str, Any], division: Division) -> None:
    starts, ends = plan.period
    facts = {"title": f"{SAMPLE} {row['title']}", "starts": starts, "ends": ends}
    measure = Measure.objects.create(plan=plan, number=number, indicator=number, **facts)
    Responsibility.objects.create(measure=measure, division=division)
    for order, text in enumerate(row["steps"], start=1):
        Step.objects.create(measure=measure, order=order, text=f"{SAMPLE} {text}")


def begin_topics(fiscal_year: int) -> None:
    """Let the usual topics begin this year, empty of what another office wrote about its own."""
    Topic.objects.update(first_year=fiscal_year)
    Topic.objects.filter(text__contains="/measures/25").update(text="")
