"""The admin of a year's framework: what NACC measures, by what, how heavy, with which grades and when."""

from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import KeepsOrder, OrderedRows, Rows

from ..models import Framework, FrameworkDate, GradeBand, Indicator, Instrument, NationalScore
from ..models.frameworks import FrameworkQuerySet
from ..strays import strays


class InstrumentRows(OrderedRows):
    model = Instrument
    extra = 0
    fields = (("order", "code", "weight"), "name")


class IndicatorRows(Rows):
    model = Indicator
    extra = 0
    fields = (("number", "instrument"), "name")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        """Offer the instruments of this year only."""
        formset = super().get_formset(request, obj, **kwargs)
        if field := formset.form.base_fields.get("instrument"):
            field.queryset = obj.instruments.all() if obj else Instrument.objects.none()
        return formset


class BandRows(Rows):
    model = GradeBand
    extra = 0
    fields = ("name", ("total", "each"))


class DateRows(OrderedRows):
    model = FrameworkDate
    extra = 0
    fields = (("order", "instrument"), "text", ("opens", "closes"), "source")


class NationalRows(Rows):
    model = NationalScore
    extra = 0
    fields = (("instrument", "score", "confidence"), "source")


@admin.register(Framework)
class FrameworkAdmin(Remembers, KeepsOrder, admin.ModelAdmin):
    inlines = (InstrumentRows, IndicatorRows, BandRows, DateRows, NationalRows)
    list_display = ("year", "weights", "indicator_count", "confidence")
    fields = ("fiscal_year", "grading", "source", "confidence")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Framework]:
        return cast(FrameworkQuerySet, super().get_queryset(request)).whole()

    def get_readonly_fields(self, request: HttpRequest, obj: Framework | None = None) -> tuple[str, ...]:
        return ("fiscal_year",) if obj else ()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for sentence in strays():
            messages.warning(request, sentence)
        weight = sum(form.instance.instruments.values_list("weight", flat=True))
        if weight != 100:
            messages.warning(request, f"น้ำหนักของแบบวัดรวมกันได้ร้อยละ {thai.to_thai_digits(weight)} ควรเป็นร้อยละ ๑๐๐")

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, framework: Framework) -> str:
        return thai.to_thai_digits(framework.pk)

    @admin.display(description="น้ำหนัก")
    def weights(self, framework: Framework) -> str:
        parts = (f"{row.code} {thai.to_thai_digits(str(row.weight))}" for row in framework.said.instruments)
        return " · ".join(parts) or "ไม่พบแหล่งข้อมูล"

    @admin.display(description="ตัวชี้วัด")
    def indicator_count(self, framework: Framework) -> str:
        return f"{thai.format_number(len(framework.indicators.all()))} ตัว"
