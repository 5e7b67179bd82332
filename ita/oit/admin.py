"""The admin of the OIT checklist: the list comes from a data file, staff answer it and mend what no source gave."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from common import staff, thai
from common.admin.remembering import Remembers
from common.admin.replacing import AsksBeforeReplacing
from common.admin.rows import KeepsOrder, OrderedRows
from common.admin.searching import SearchesThai
from common.models import Division

from ..models import OitAnswer, OitCatalogue, OitItem, OitPart
from .content import now
from .forms import AnswerForm, PartForm
from .judging import Judges
from .open_page import open_view

MARKS = {True: "✓", False: "✗", None: "?"}


@admin.register(OitCatalogue)
class OitCatalogueAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    list_display = ("year", "complete", "item_count", "answer_count", "items_link")
    fields = ("fiscal_year", "complete", "source")
    change_list_template = "admin/ita/catalogue_list.html"

    def get_urls(self) -> list[URLPattern]:
        page = path("open/", self.admin_site.admin_view(open_view), name="ita_oitcatalogue_open")
        return [page, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[OitCatalogue]:
        answered = Count("items", filter=Q(items__answers__isnull=False), distinct=True)
        return super().get_queryset(request).annotate(items_=Count("items", distinct=True), answers_=answered)

    def get_readonly_fields(self, request: HttpRequest, obj: OitCatalogue | None = None) -> list[str] | tuple[str, ...]:
        return ("fiscal_year",) if obj else ()

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, catalogue: OitCatalogue) -> str:
        return thai.to_thai_digits(catalogue.fiscal_year)

    @admin.display(description="จำนวนรายการ", ordering="items_")
    def item_count(self, catalogue: Any) -> str:
        return thai.format_number(catalogue.items_)

    @admin.display(description="เปิดเผยแล้ว", ordering="answers_")
    def answer_count(self, catalogue: Any) -> str:
        return thai.format_number(catalogue.answers_)

    @admin.display(description="รายการ")
    def items_link(self, catalogue: OitCatalogue) -> SafeString:
        url = f"{reverse('admin:ita_oititem_changelist')}?catalogue__fiscal_year__exact={catalogue.pk}"
        return format_html('<a href="{}">ตอบรายการของปีนี้</a>', url)


class AnswerRows(OrderedRows):
    model = OitAnswer
    form = AnswerForm
    extra = 0
    fields = (
        ("order", "side"), "page", "url", "kept_file", "new_file", "explanation",
        ("data_year", "updated_on", "division"),
    )  # fmt: skip
    readonly_fields = ("kept_file",)

    def get_formset(self, request: HttpRequest, obj: OitItem | None = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        """Offer the year of the list, or the one that the item asks for, to begin with."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        formset.form.base_fields["data_year"].initial = (obj.data_year or obj.catalogue_id) if obj else None
        if obj:
            kept = obj.answers.values_list("division", flat=True)
            formset.form.base_fields["division"].queryset = Division.objects.in_year(obj.catalogue_id, *kept)
        return formset

    @admin.display(description="ไฟล์ที่แสดง")
    def kept_file(self, answer: OitAnswer) -> str:
        file = answer.file
        return format_html('<a href="{}">{}</a>', file.get_absolute_url(), file.name) if file else "ไม่มี"


class PartRows(OrderedRows):
    model = OitPart
    form = PartForm
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[OitPart]:
        return super().get_queryset(request).select_related("judgement__by")

    def get_formset(self, request: HttpRequest, obj: OitItem | None = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.judges = Judges.of(staff.asking(request), obj)
        return formset


class Answered(admin.SimpleListFilter):
    title = "หน้าเว็บที่แสดงข้อมูล"
    parameter_name = "answered"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", "ระบุแล้ว"), ("no", "ยังไม่ได้ระบุ")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.value() is None else queryset.filter(answered=self.value() == "yes")


@admin.register(OitItem)
class OitItemAdmin(SearchesThai, Remembers, KeepsOrder, admin.ModelAdmin):
    list_display = ("code_shown", "title_shown", "catalogue", "sub_indicator", "place_in_list")
    list_display_links = ("code_shown", "title_shown")
    list_filter = ("catalogue", Answered)
    list_select_related = ("catalogue",)
    search_fields = ("code", "title", "answers__explanation")
    inlines = (AnswerRows, PartRows)
    fieldsets = (
        (None, {"fields": ("catalogue", "code", "title", "sub_indicator", "order", "checked_now")}),
        ("แหล่งที่มา", {"fields": ("source", "title_confidence", "parts_confidence"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[OitItem]:
        answered = Exists(OitAnswer.objects.filter(item=OuterRef("pk")))
        return super().get_queryset(request).annotate(answered=answered).prefetch_related("answers__file")

    def get_readonly_fields(self, request: HttpRequest, obj: OitItem | None = None) -> list[str] | tuple[str, ...]:
        return ("catalogue", "checked_now") if obj else ("checked_now",)

    @admin.display(description="ผลตรวจขณะนี้")
    def checked_now(self, item: OitItem) -> str:
        """Show what readers would see of the saved answers now."""
        if not item.pk:
            return "บันทึกรายการก่อน ระบบจึงตรวจได้"
        found = now(item)
        rows = [(MARKS[check.passed], check.told) for check in found.checks]
        rows += [
            (MARKS[one.passed], f"{part}: {one.told}") for part, one in zip(item.parts.all(), found.parts, strict=True)
        ]
        return format_html_join("", "<div>{} {}</div>", rows)

    @admin.display(description="รหัส", ordering="order")
    def code_shown(self, item: OitItem) -> str:
        return item.code or "ยังไม่ทราบเลขข้อ"

    @admin.display(description="รายการ", ordering="title")
    def title_shown(self, item: OitItem) -> str:
        return item.title or "ยังไม่ทราบชื่อรายการ"

    @admin.display(description="แสดงที่", ordering="answered")
    def place_in_list(self, item: OitItem) -> str:
        return format_html_join("", "<div>{}</div>", ((str(one),) for one in item.answers.all())) or "ยังไม่ได้ระบุ"
