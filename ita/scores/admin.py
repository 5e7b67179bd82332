"""The admin of the scores: a year with its instruments and indicators on one page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils import timezone

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import Rows
from measures.frameworks import edition
from measures.models import Framework

from ..models import IndicatorScore, InstrumentScore, ScoreYear
from . import content, doubts


class FromFramework(Rows):
    """Rows that name an instrument or an indicator of the year's framework."""

    extra = 0
    named = ""
    coerce: Callable = str

    def choices(self, framework: edition.Framework) -> list[tuple[Any, str]]:
        """Return what may be named, each with its words."""
        raise NotImplementedError

    def get_formset(self, request: HttpRequest, obj: ScoreYear | None = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        if field := formset.form.base_fields.get(self.named):
            choices = [("", "---------"), *self.choices(Framework.objects.in_force(_year(obj)))]
            formset.form.base_fields[self.named] = forms.TypedChoiceField(
                label=field.label, choices=choices, coerce=self.coerce
            )
        return formset


class InstrumentRows(FromFramework):
    model = InstrumentScore
    fields = (("instrument", "score"),)
    named = "instrument"

    def choices(self, framework: edition.Framework) -> list[tuple[str, str]]:
        return [(row.code, f"{row.code} {row.name}") for row in framework.instruments]


class IndicatorRows(FromFramework):
    model = IndicatorScore
    fields = (("indicator", "score"),)
    named, coerce = "indicator", int

    def choices(self, framework: edition.Framework) -> list[tuple[int, str]]:
        return [(row.number, f"{thai.to_thai_digits(row.number)}. {row.name}") for row in framework.indicators]


def _year(year: ScoreYear | None) -> int:
    """Return the year whose framework is offered: of a result that is not saved yet, the newest that is known."""
    newest = Framework.objects.values_list("fiscal_year", flat=True).first()
    return year.pk if year else newest or thai.fiscal_year(timezone.localdate())


@admin.register(ScoreYear)
class ScoreYearAdmin(Remembers, admin.ModelAdmin):
    list_display = ("year", "total", "measured_by", "announced_on")
    inlines = (InstrumentRows, IndicatorRows)

    def get_readonly_fields(self, request: HttpRequest, obj: ScoreYear | None = None) -> list[str] | tuple[str, ...]:
        return ("fiscal_year",) if obj else ()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the scores of the year, and say so when its total does not follow from them."""
        super().save_related(request, form, formsets, change)
        for sentence in doubts.doubts(content.scores(str(form.instance.pk))):
            messages.warning(request, sentence)

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, year: ScoreYear) -> str:
        return thai.to_thai_digits(year.fiscal_year)
