"""The admin of the OIT checklist: the list comes from a data file, staff answer it and mend what no source gave."""

from django import forms
from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from common import thai

from ..models import OitAnswer, OitCatalogue, OitItem, OitPart
from .readiness import checks
from .targets import Targets

MARKS = {True: "✓", False: "✗", None: "–"}


@admin.register(OitCatalogue)
class OitCatalogueAdmin(admin.ModelAdmin):
    list_display = ("year", "complete", "item_count", "answer_count", "items_link")
    fields = ("fiscal_year", "complete", "source")

    def get_queryset(self, request):
        counts = {"items_": Count("items", distinct=True), "answers_": Count("items__answer", distinct=True)}
        return super().get_queryset(request).annotate(**counts)

    def get_readonly_fields(self, request, obj=None):
        return ("fiscal_year",) if obj else ()

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, catalogue):
        return thai.to_thai_digits(catalogue.fiscal_year)

    @admin.display(description="จำนวนรายการ", ordering="items_")
    def item_count(self, catalogue):
        return thai.format_number(catalogue.items_)

    @admin.display(description="เปิดเผยแล้ว", ordering="answers_")
    def answer_count(self, catalogue):
        return thai.format_number(catalogue.answers_)

    @admin.display(description="รายการ")
    def items_link(self, catalogue):
        url = f"{reverse('admin:ita_oititem_changelist')}?catalogue__fiscal_year__exact={catalogue.pk}"
        return format_html('<a href="{}">ตอบรายการของปีนี้</a>', url)


class OitPartInline(admin.TabularInline):
    model = OitPart
    extra = 0


class OitAnswerForm(forms.ModelForm):
    class Meta:
        model = OitAnswer
        fields = ("page", "url", "explanation", "data_year", "updated_on", "division", "shown")
        widgets = {"shown": forms.CheckboxSelectMultiple}


class OitAnswerInline(admin.StackedInline):
    model = OitAnswer
    form = OitAnswerForm

    def get_formset(self, request, obj=None, **kwargs):
        """Offer only the parts of this item, and the year of its list or the one that the item asks for to begin with."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["shown"].queryset = OitPart.objects.filter(item=obj)
        formset.form.base_fields["data_year"].initial = (obj.data_year or obj.catalogue_id) if obj else None
        return formset


class Answered(admin.SimpleListFilter):
    title = "การเปิดเผย"
    parameter_name = "answered"

    def lookups(self, request, model_admin):
        return [("yes", "เปิดเผยแล้ว"), ("no", "ยังไม่เปิดเผย")]

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.filter(answer__isnull=self.value() == "no")


@admin.register(OitItem)
class OitItemAdmin(admin.ModelAdmin):
    list_display = ("code_shown", "title_shown", "catalogue", "sub_indicator", "place")
    list_display_links = ("code_shown", "title_shown")
    list_filter = ("catalogue", Answered)
    list_select_related = ("catalogue", "answer")
    search_fields = ("code", "title", "answer__explanation")
    inlines = (OitAnswerInline, OitPartInline)
    fieldsets = (
        (None, {"fields": ("catalogue", "code", "title", "sub_indicator", "order", "checked_now")}),
        ("แหล่งที่มา", {"fields": ("source", "title_confidence", "parts_confidence"), "classes": ("collapse",)}),
    )

    def get_readonly_fields(self, request, obj=None):
        return ("catalogue", "checked_now") if obj else ("checked_now",)

    @admin.display(description="ผลตรวจขณะนี้")
    def checked_now(self, item):
        """Show what the next edition would say of the saved answer."""
        if not item.pk:
            return "บันทึกรายการก่อน ระบบจึงตรวจได้"
        page = getattr(getattr(item, "answer", None), "page", "")
        found = checks(item, Targets().at(page) if page else None)
        return format_html_join("", "<div>{} {}</div>", ((MARKS[check.passed], check.sentence) for check in found))

    @admin.display(description="รหัส", ordering="order")
    def code_shown(self, item):
        return item.code or "ยังไม่ทราบเลขข้อ"

    @admin.display(description="รายการ", ordering="title")
    def title_shown(self, item):
        return item.title or "ยังไม่ทราบชื่อรายการ"

    @admin.display(description="แสดงที่", ordering="answer")
    def place(self, item):
        return getattr(item, "answer", None) or "ยังไม่เปิดเผย"
