"""The admin of results: reported by divisions, each with its evidence on the same page."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import SHORT_TEXTS, KeepsOrder, OrderedRows
from common.admin.searching import SearchesThai
from common.numbers import short_number
from common.staff import asking
from publishing.admin.next_step import TellsNextStep

from .. import access, reporting
from ..forms import EvidenceForm, ResultForm
from ..models import Evidence, Measure, Result, Step
from .choices import offer, reporting_divisions, shortened, step_choices
from .deleting import DeletesWithEvidence
from .filters import ReportingDivisionFilter, ResultYearFilter
from .own_work import own_work_view


class EvidenceRows(OrderedRows):
    model = Evidence
    form = EvidenceForm
    fields = (("order", "title"), "kept_file", "new_file", "url", "page")
    readonly_fields = ("kept_file",)
    verbose_name_plural = "หลักฐาน: ไฟล์ ลิงก์ หรือหน้าในเว็บไซต์นี้ อย่างใดอย่างหนึ่งต่อรายการ"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        return super().get_queryset(request).select_related("file")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        return obj is None or access.may_edit(request.user, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may(request, obj)

    @admin.display(description="ไฟล์ที่แนบไว้")
    def kept_file(self, evidence: Evidence) -> str:
        if not evidence.file:
            return "ไม่มี"
        return format_html('<a href="{}">{}</a>', evidence.file.get_absolute_url(), evidence.file.name)


@admin.register(Result)
class ResultAdmin(DeletesWithEvidence, SearchesThai, Remembers, TellsNextStep, KeepsOrder, admin.ModelAdmin):
    """A division clerk adds and changes only what the own division reports; `access` says what that is."""

    form = ResultForm
    inlines = [EvidenceRows]
    list_display = ("short_text", "measure_name", "reported", "evidence_count")
    list_display_links = ("short_text",)
    list_filter = (ResultYearFilter, ReportingDivisionFilter, "round")
    list_select_related = ("measure", "division")
    list_per_page = 50
    ordering = ("-measure__plan_id", "measure__number", "order")
    sortable_by = ()
    search_fields = ("text", "evidence__title")
    search_help_text = "ค้นจากข้อความของผลและชื่อหลักฐาน ใช้เลขไทยหรือเลขอารบิกก็ได้"
    actions = None
    formfield_overrides = SHORT_TEXTS
    change_list_template = "admin/measures/result_list.html"

    def published_as(self, obj: Result) -> tuple[str, str]:
        return "measures", str(obj.measure.plan_id)

    def items_of(self, obj: Result) -> list[str]:
        return [f"r:{obj.measure.uid}:{obj.uid}"]

    def get_urls(self) -> list[URLPattern]:
        own_work = self.admin_site.admin_view(own_work_view)
        return [path("own/", own_work, name="measures_result_own"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Result]:
        return super().get_queryset(request).prefetch_related("evidence")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or access.may_edit(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or access.may_delete(request.user, obj))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = ["measure", "step", "text", "round", "reported_on", "division"]
        return fields if access.edits_everything(request.user) else fields[:-1]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("measure",) if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Fill in what the link names and what is likely: today, and the round that today belongs to."""
        initial = super().get_changeform_initial_data(request)
        today = timezone.localdate()
        measure = self._measure(request, None)
        round_ = reporting.likely_round(measure, today=today) if measure else ""
        return {"reported_on": today, "round": round_, "division": asking(request).division_id} | initial

    def _measure(self, request: HttpRequest, obj: Any) -> Measure | None:
        """Return the measure that a form is about: the result's own, or one that the link names and the user may report."""
        if obj:
            return obj.measure
        named = short_number(request.POST.get("measure") or request.GET.get("measure"))
        return access.measures_to_report(request.user).filter(pk=named).first() if named else None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        measure = self._measure(request, obj)
        if "measure" in form.base_fields:
            field = form.base_fields["measure"]
            field.queryset = access.measures_to_report(request.user)
            offer(field, _measure_choices(field.queryset))
        if "step" in form.base_fields:
            field = form.base_fields["step"]
            field.queryset = Step.objects.filter(measure=measure) if measure else Step.objects.none()
            field.help_text = "" if measure else "เลือกได้หลังบันทึก หรือเปิดแบบนี้จากหน้า “งานของส่วนราชการ”"
            offer(field, step_choices(field.queryset))
        if "division" in form.base_fields:
            form.base_fields["division"].queryset = reporting_divisions(measure)
        return form

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.is_relation and field:
            field.widget = getattr(field.widget, "widget", field.widget)
        return field

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Give a new result its place and, from a division clerk, the clerk's own division."""
        if not change:
            obj.order = reporting.next_order(obj.measure)
            if not access.edits_everything(request.user):
                obj.division_id = asking(request).division_id
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Lead a clerk back to the measure among the division's own work of that year, ready for the next result."""
        response = super().response_add(request, obj, post_url_continue)
        if response.status_code == 302 and response.url == reverse("admin:measures_result_changelist"):
            response["Location"] = reporting.measure_url(obj.measure)
        return response

    @admin.display(description="ผลการดำเนินงาน")
    def short_text(self, result: Result) -> str:
        return shortened(result.text, 120)

    @admin.display(description="มาตรการ")
    def measure_name(self, result: Result) -> str:
        return f"ปี {thai.to_thai_digits(result.measure.plan_id)} ที่ {thai.format_number(result.measure.number)}"

    @admin.display(description="รายงานโดย")
    def reported(self, result: Result) -> str:
        day = thai.format_date(result.reported_on, style="short") if result.reported_on else ""
        division = thai.to_thai_digits(result.division.name) if result.division else "ไม่ระบุส่วนราชการ"
        return " ".join(filter(None, (division, result.get_round_display(), day)))

    @admin.display(description="หลักฐาน")
    def evidence_count(self, result: Any) -> str:
        count = len(result.evidence.all())  # fetched for the rows of the page alone
        return f"{thai.format_number(count)} รายการ" if count else "ยังไม่มี"


def _measure_choices(measures: QuerySet[Measure]) -> Iterable[tuple[str, list[tuple[int, str]]]]:
    """Return the measures as (pk, label) under one heading a year."""
    years: dict[str, list[tuple[int, str]]] = {}
    for measure in measures.only("pk", "plan_id", "number", "title"):
        label = shortened(str(measure))
        years.setdefault(f"ปีงบประมาณ {thai.to_thai_digits(measure.plan_id)}", []).append((measure.pk, label))
    return years.items()
