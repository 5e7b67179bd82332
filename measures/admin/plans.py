"""The admin of plans: a year's measures, its findings, and opening the next year from it."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import SHORT_TEXTS, KeepsOrder, OrderedRows
from common.numbers import short_number
from publishing.admin.next_step import TellsNextStep

from ..models import Measure, Plan, WeakPoint
from .choices import indicator_field
from .findings import findings_view
from .importing import check_view, drop_view, upload_view
from .opening import open_year_view


class WeakPointRows(OrderedRows):
    model = WeakPoint
    fields = (("order", "indicator"), "text")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        formset = super().get_formset(request, obj, **kwargs)
        if field := formset.form.base_fields.get("indicator"):
            formset.form.base_fields["indicator"] = indicator_field(field, obj)
        return formset


@admin.register(Plan)
class PlanAdmin(Remembers, TellsNextStep, KeepsOrder, admin.ModelAdmin):
    inlines = [WeakPointRows]
    list_display = ("name", "title", "measure_count")
    list_display_links = ("name",)
    actions = None
    formfield_overrides = SHORT_TEXTS
    change_form_template = "admin/measures/plan_form.html"
    change_list_template = "admin/measures/plan_list.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Plan | None = None) -> tuple[str, ...]:
        """A plan keeps its year: it is the address of its page."""
        return ("fiscal_year",) if obj else ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Plan]:
        return super().get_queryset(request).prefetch_related("measures")

    def published_as(self, obj: Plan) -> tuple[str, str]:
        return "measures", str(obj.pk)

    def get_urls(self) -> list[URLPattern]:
        def view(function: Callable[..., HttpResponse]) -> Any:
            return self.admin_site.admin_view(function)

        return [
            path("open-year/", view(open_year_view), name="measures_plan_open_year"),
            path("import/", view(upload_view), name="measures_plan_import"),
            path("import/check/", view(check_view), name="measures_plan_import_check"),
            path("import/drop/", view(drop_view), name="measures_plan_import_drop"),
            path("<int:year>/findings/", view(findings_view), name="measures_plan_findings"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        measures = Measure.objects.of_year(short_number(object_id) or 0)
        return super().change_view(request, object_id, form_url, (extra_context or {}) | {"measures": measures})

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def name(self, plan: Plan) -> str:
        return thai.to_thai_digits(plan.pk)

    @admin.display(description="มาตรการ")
    def measure_count(self, plan: Plan) -> str:
        url = reverse("admin:measures_measure_changelist")
        count = thai.format_number(len(plan.measures.all()))
        return format_html('<a href="{}?year={}">{} มาตรการ</a>', url, plan.pk, count)
