"""The admin of measures: a measure with its steps, divisions and results on one page."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import SHORT_TEXTS, KeepsOrder, OrderedRows
from common.admin.searching import SearchesThai
from publishing.admin.next_step import TellsNextStep

from .. import access, quality, states
from ..models import Measure, Responsibility, Result, Step
from .choices import answering_divisions, indicator_field, offer, offer_divisions, reporting_divisions, step_choices
from .filters import DivisionFilter, FindingFilter, LatenessFilter, YearFilter


class StepRows(OrderedRows):
    model = Step
    fields = ("order", "text")


class ResponsibilityRows(OrderedRows):
    model = Responsibility
    fields = (("order", "division"),)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        formset = super().get_formset(request, obj, **kwargs)
        offer_divisions(formset.form.base_fields["division"], answering_divisions(obj))
        return formset


class ResultRows(OrderedRows):
    model = Result
    fields = (("order", "round", "reported_on"), "text", ("step", "division"), "proof")
    readonly_fields = ("proof",)
    show_change_link = True
    change_link_words = "เปิดและแนบหลักฐาน"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Result]:
        return super().get_queryset(request).annotate(evidence_count=Count("evidence"))

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        formset = super().get_formset(request, obj, **kwargs)
        steps = obj.steps.all() if obj else Step.objects.none()
        formset.form.base_fields["step"].queryset = steps
        offer(formset.form.base_fields["step"], step_choices(steps))
        offer_divisions(formset.form.base_fields["division"], reporting_divisions(obj))
        return formset

    @admin.display(description="หลักฐาน")
    def proof(self, result: Any) -> str:
        if not result.pk:
            return "แนบได้หลังบันทึกผลนี้"
        count = result.evidence_count
        words = f"{thai.format_number(count)} รายการ" if count else "ยังไม่มีหลักฐาน"
        return format_html('{} <a href="{}#evidence-group">แนบหรือแก้ไขหลักฐาน</a>', words, _result_url(result))


def _result_url(result: Result) -> str:
    return reverse("admin:measures_result_change", args=[result.pk])


def _amounts(listed: list[Measure]) -> dict[int, tuple[int, int]]:
    """Return {measure's pk: (its steps, its results)}: counted in the database, where one may have a thousand."""
    of_listed = Measure.objects.filter(pk__in=[measure.pk for measure in listed]).order_by()
    steps = dict(of_listed.annotate(count=Count("steps")).values_list("pk", "count"))
    results = of_listed.annotate(count=Count("results")).values_list("pk", "count")
    return {pk: (steps[pk], count) for pk, count in results}


@admin.register(Measure)
class MeasureAdmin(SearchesThai, Remembers, TellsNextStep, KeepsOrder, admin.ModelAdmin):
    inlines = [StepRows, ResponsibilityRows, ResultRows]
    list_display = ("name", "year", "divisions", "amounts", "progress", "findings", "report")
    list_display_links = ("name",)
    list_filter = (YearFilter, DivisionFilter, LatenessFilter, FindingFilter)
    list_per_page = 10  # a year: what staff should look at again is found anew each time
    search_fields = ("title", "steps__text", "results__text")
    search_help_text = "ค้นจากชื่อมาตรการ ขั้นตอน และผลการดำเนินงาน ใช้เลขไทยหรือเลขอารบิกก็ได้"
    ordering = ("-plan_id", "number")
    sortable_by = ()
    actions = None
    formfield_overrides = SHORT_TEXTS
    fieldsets = (
        (None, {"fields": ("plan", ("number", "indicator"), "title")}),
        ("ระยะเวลาดำเนินการ", {"fields": (("starts", "ends"), "outside_reason", "delay_reason")}),
    )

    def published_as(self, obj: Measure) -> tuple[str, str]:
        return "measures", str(obj.plan_id)

    def get_readonly_fields(self, request: HttpRequest, obj: Measure | None = None) -> tuple[str, ...]:
        """A measure stays in its plan: to carry it on, open the next year."""
        return ("plan",) if obj else ()

    def get_form(self, request: HttpRequest, obj: Measure | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if field := form.base_fields.get("indicator"):
            form.base_fields["indicator"] = indicator_field(field, obj.plan if obj else None)
        return form

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Give each listed measure what its columns need, in a constant number of queries."""
        changelist = super().get_changelist_instance(request)
        listed = list(changelist.result_list.prefetch_related("responsibilities__division"))
        amounts = _amounts(listed)
        found = quality.count_of(listed)
        reportable = set(access.measures_to_report(request.user).values_list("pk", flat=True))
        for measure in listed:
            measure.step_count, measure.result_count = amounts[measure.pk]
            measure.finding_count = found[measure.pk]
            measure.may_report = measure.pk in reportable
        changelist.result_list = listed
        return changelist

    @admin.display(description="มาตรการ")
    def name(self, measure: Any) -> str:
        return str(measure)

    @admin.display(description="ปีงบประมาณ")
    def year(self, measure: Any) -> str:
        return thai.to_thai_digits(measure.plan_id)

    @admin.display(description="ผู้รับผิดชอบ")
    def divisions(self, measure: Any) -> str:
        names = [thai.to_thai_digits(row.division.name) for row in measure.responsibilities.all()]
        return format_html_join(", ", "{}", ((name,) for name in names)) or "ยังไม่ได้ระบุ"

    @admin.display(description="ขั้นตอน / ผล")
    def amounts(self, measure: Any) -> str:
        return f"{thai.format_number(measure.step_count)} / {thai.format_number(measure.result_count)}"

    @admin.display(description="ความคืบหน้า")
    def progress(self, measure: Any) -> str:
        steps, results = measure.step_count, measure.result_count
        late = states.days_late(results=results, ends=measure.ends, today=timezone.localdate())
        return states.sentence(steps=steps, results=results, days_late=late)

    @admin.display(description="ข้อสังเกต")
    def findings(self, measure: Any) -> str:
        if not measure.finding_count:
            return "ไม่มี"
        url = reverse("admin:measures_plan_findings", args=[measure.plan_id])
        return format_html(
            '<a href="{}#measure-{}">{} ข้อ</a>', url, measure.number, thai.format_number(measure.finding_count)
        )

    @admin.display(description="รายงาน")
    def report(self, measure: Any) -> str:
        if not measure.may_report:
            return ""
        url = reverse("admin:measures_result_add")
        return format_html('<a class="addlink" href="{}?measure={}">เพิ่มผล</a>', url, measure.pk)
