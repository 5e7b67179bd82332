"""A draft into a plan: everything or nothing."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model

from common import thai
from common.models import Division

from ..models import Measure, Plan, Responsibility, Result, Step
from .drafts import MeasureDraft, TableDraft

Record = TypeVar("Record", bound=Model)


@transaction.atomic
def import_plan(
    draft: TableDraft,
    *,
    fiscal_year: int,
    title: str,
    preamble: str,
    divisions: Mapping[str, list[Division] | None],
    indicators: Mapping[int, int],
    reasons: Mapping[int, str],
) -> Plan:
    """Save a draft without blocking doubts as the plan of `fiscal_year` and return the Plan.

    `divisions` gives for each name in the draft the Divisions that it means, none for a name that is dropped, or None
    for one to be made; `indicators` and `reasons` (for a period outside the year) are keyed by the measure's number. Raises ValidationError, with nothing saved, when the
    year has a plan, or naming the row that the model refuses.
    """
    if Plan.objects.filter(pk=fiscal_year).exists():
        raise ValidationError(f"มีแผนของปีงบประมาณ {thai.to_thai_digits(fiscal_year)} อยู่แล้ว จึงไม่นำเข้าทับ")
    if draft.blocks:
        raise ValidationError("ยังมีแถวที่ต้องแก้ จึงยังนำเข้าไม่ได้")
    plan = _saved(Plan(fiscal_year=fiscal_year, title=title, preamble=preamble), row=1)
    known = {name: _meant(name, divisions.get(name)) for name in draft.division_names}
    for measure in draft.measures:
        _save_measure(measure, plan, known, indicators[measure.number], reasons.get(measure.number, ""))
    return plan


def _meant(name: str, chosen: list[Division] | None) -> list[Division]:
    return [_new_division(name)] if chosen is None else chosen


def _save_measure(
    draft: MeasureDraft, plan: Plan, divisions: dict[str, list[Division]], indicator: int, reason: str
) -> None:
    measure = _saved(
        Measure(
            plan=plan,
            number=draft.number,
            title=draft.title,
            indicator=indicator,
            starts=cast(date, draft.starts),
            ends=cast(date, draft.ends),
            outside_reason=reason,
        ),
        row=draft.row,
    )
    for place, text in enumerate(draft.steps, start=1):
        _saved(Step(measure=measure, order=place, text=text), row=draft.row)
    answering = dict.fromkeys(division for name in draft.divisions for division in divisions[name])
    for place, division in enumerate(answering, start=1):
        _saved(Responsibility(measure=measure, order=place, division=division), row=draft.row)
    for place, text in enumerate(draft.results, start=1):
        _saved(Result(measure=measure, order=place, text=text), row=draft.row)


def _saved(record: Record, *, row: int) -> Record:
    try:
        record.full_clean()
    except ValidationError as refusal:
        sentences = " ".join(refusal.messages)
        raise ValidationError(f"แถวที่ {thai.format_number(row)}: {sentences}") from refusal
    record.save()
    return record


def _new_division(name: str) -> Division:
    """Make a division after the others; its code is a plain number that the office may change."""
    place = (Division.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    taken = set(Division.objects.values_list("code", flat=True))
    code = next(code for code in (f"division-{n}" for n in range(place, place + len(taken) + 1)) if code not in taken)
    return _saved(Division(code=code, name=name, order=place), row=1)
