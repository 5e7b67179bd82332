"""Choices read once for a form and all its rows, so that a page costs the same however many rows it has."""

from collections.abc import Iterable
from typing import Any

from django import forms

from common import thai
from common.divisions import DivisionQuerySet
from common.models import Division

from ..frameworks.edition import Framework as SaidFramework
from ..models import Framework, Measure, Plan, Step


def offer(field: Any, choices: Iterable[Any]) -> None:
    """Let a ModelChoiceField show these (value, label) pairs, optgroups included, instead of asking for every row."""
    field.choices = [("", "---------"), *choices]


def offer_divisions(field: Any, divisions: DivisionQuerySet) -> None:
    """Let a form take these divisions and no other."""
    field.queryset = divisions
    offer(field, divisions.values_list("pk", "name"))


def answering_divisions(measure: Measure | None) -> DivisionQuerySet:
    """Return who can answer for a measure: what stands in its year, and who answers for it; from today on for a new one."""
    if measure is None:
        return Division.objects.offered()
    return Division.objects.in_year(measure.plan_id, *measure.responsibilities.values_list("division", flat=True))


def reporting_divisions(measure: Measure | None) -> DivisionQuerySet:
    """Return who can report on a measure: what stands in its year or later, and who reported; from today on for a new one."""
    if measure is None:
        return Division.objects.offered()
    first, _ = thai.fiscal_year_range(measure.plan_id)
    return Division.objects.offered(*measure.results.values_list("division", flat=True), day=first)


def step_choices(steps: Iterable[Step]) -> list[tuple[int, str]]:
    """Return a measure's steps as pairs whose label begins with the step's place."""
    return [
        (step.pk, f"{thai.format_number(place)}. {shortened(step.text)}") for place, step in enumerate(steps, start=1)
    ]


def shortened(text: str, length: int = 80) -> str:
    return text if len(text) <= length else text[:length].rstrip() + "…"


def indicator_choices(framework: SaidFramework) -> list[tuple[int, str]]:
    """Return the indicators of a framework as pairs whose label begins with the number."""
    return [(row.number, f"{thai.to_thai_digits(row.number)}. {row.name}") for row in framework.indicators]


def indicator_field(field: Any, plan: Plan | None) -> forms.TypedChoiceField:
    """Return the form field of an indicator's number as a choice: of the plan's year, of the newest plan without one.

    What is offered is what counts in that year; the model refuses a number that another chosen year does not have.
    """
    plan = plan or Plan.objects.first()
    choices = indicator_choices(Framework.objects.in_force(plan.pk)) if plan else []
    return forms.TypedChoiceField(
        label=field.label,
        choices=[("", "---------"), *choices],
        coerce=int,
        empty_value=None,
        required=field.required,
    )
