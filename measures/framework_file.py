"""Reads the framework of fixtures/ita/<year>.json into the database: next year's assessment is one data file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from common.saving import save_all, saved

from .models import Framework, FrameworkDate, GradeBand, Indicator, Instrument, NationalScore
from .strays import strays


@transaction.atomic
def load(fiscal_year: int, data: dict[str, Any], *, update: bool = False) -> Framework | None:
    """Save the "framework" of a year's file and return the models.Framework, None when the year has one already.

    With `update` the file takes the place of what is there. Raises ValidationError naming the rule that a row breaks.
    """
    if Framework.objects.filter(pk=fiscal_year).exists() and not update:
        return None
    facts = {name: data[name] for name in ("grading", "source", "confidence")}
    framework = saved(Framework(pk=fiscal_year, **facts))
    _drop(framework)
    _load_instruments(framework, data)
    save_all(GradeBand(framework=framework, **row) for row in data["bands"])
    save_all(FrameworkDate(framework=framework, order=order, **row) for order, row in enumerate(data["calendar"], 1))
    save_all(NationalScore(framework=framework, **row) for row in data["national"])
    # Of this year alone: an office that is older than frameworks gets one year's after the other.
    if left := strays(fiscal_year):
        raise ValidationError(left)
    return framework


def _drop(framework: Framework) -> None:
    for rows in (framework.instruments, framework.bands, framework.dates, framework.national):
        rows.all().delete()


def _load_instruments(framework: Framework, data: dict[str, Any]) -> None:
    rows = [Instrument(framework=framework, order=order, **row) for order, row in enumerate(data["instruments"], 1)]
    save_all(rows)
    made = {row.code: row for row in rows}
    for row in data["indicators"]:
        if row["instrument"] not in made:
            raise ValidationError(f"ตัวชี้วัดที่ {row['number']}: ไม่มีแบบวัด {row['instrument']}")
    save_all(
        Indicator(framework=framework, **(row | {"instrument": made[row["instrument"]]})) for row in data["indicators"]
    )
    weights = sum(one.weight for one in made.values())
    if made and weights != 100:
        raise ValidationError(f"น้ำหนักของแบบวัดรวมกันได้ {weights} ไม่ใช่ 100")
