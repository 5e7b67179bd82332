"""What the list of measures can be narrowed to."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from common import thai
from common.models import Division

from .. import quality, states
from ..models import Measure, Plan

NEWEST_YEARS = 2


class ChoiceFilter(admin.SimpleListFilter):
    """A filter that takes only its own choices: an address with anything else shows everything."""

    def value(self) -> str | None:
        value = super().value()
        return value if value in dict(self.lookup_choices) else None


class YearFilter(ChoiceFilter):
    title = "ปีงบประมาณ"
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(year), thai.to_thai_digits(year)) for year in Plan.objects.values_list("pk", flat=True)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(plan=self.value()) if self.value() else queryset


class DivisionFilter(ChoiceFilter):
    title = "ผู้รับผิดชอบ"
    parameter_name = "division"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Division.objects.values_list("code", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(responsibilities__division__code=self.value()) if self.value() else queryset


class LatenessFilter(ChoiceFilter):
    title = "กำหนดเวลา"
    parameter_name = "late"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "เกินกำหนด"), ("no", "ไม่เกินกำหนด")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Ask the same rule that the public page uses, so that staff and citizens read one truth."""
        if not self.value():
            return queryset
        today = timezone.localdate()
        ended = (
            Measure.objects.filter(ends__lt=today).annotate(count=Count("results")).values_list("pk", "count", "ends")
        )
        late = [pk for pk, count, ends in ended if states.days_late(results=count, ends=ends, today=today)]
        return queryset.filter(pk__in=late) if self.value() == "yes" else queryset.exclude(pk__in=late)


class FindingFilter(ChoiceFilter):
    """Measures with a finding, of the year that is chosen or of the NEWEST_YEARS: what was closed long ago nobody mends."""

    title = "ข้อสังเกตของปีที่เลือก หรือสองปีล่าสุด"
    parameter_name = "finding"

    def __init__(self, *asked: Any) -> None:
        self._found: dict[tuple[int, ...], dict[int, list[quality.Finding]]] = {}
        super().__init__(*asked)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(quality.LABELS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        years = tuple(queryset.order_by("-plan_id").values_list("plan", flat=True).distinct()[:NEWEST_YEARS])
        if years not in self._found:  # whoever asks for numbers asks for each of the choices
            self._found[years] = quality.of_plans(Plan.objects.filter(pk__in=years))
        found = self._found[years].items()
        return queryset.filter(pk__in=[pk for pk, rows in found if self.value() in {row.code for row in rows}])


class ResultYearFilter(YearFilter):
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(measure__plan=self.value()) if self.value() else queryset


class ReportingDivisionFilter(DivisionFilter):
    title = "ส่วนราชการที่รายงาน"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(division__code=self.value()) if self.value() else queryset
