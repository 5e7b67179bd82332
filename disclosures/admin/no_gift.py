"""The admin of the No Gift Policy: each year's announcement, and the activities with their photographs."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Field
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import SHORT_TEXTS, KeepsOrder, OrderedRows, without_pop_ups
from common.numbers import short_number

from ..forms import ActivityForm, AnnouncementForm, PhotoForm
from ..models import Activity, Announcement, Photo
from .filled import KeptOncePublished


@admin.register(Announcement)
class AnnouncementAdmin(Remembers, KeptOncePublished, admin.ModelAdmin):
    form = AnnouncementForm
    change_form_template = "admin/disclosures/announcement_form.html"
    list_display = ("year", "title", "signed_by", "signed_on", "still_missing")
    list_display_links = ("year",)
    actions = None

    def published_as(self, announcement: Announcement) -> tuple[str, str]:
        return "no-gift", str(announcement.pk)

    def get_fields(self, request: HttpRequest, obj: Announcement | None = None) -> tuple[str, ...]:
        _, *facts = AnnouncementForm.Meta.fields
        if obj is None:
            return ("fiscal_year", *facts, "new_original")
        return ("year", *facts, "kept_original", "new_original", *(["drop_original"] if obj.original else []))

    def get_readonly_fields(self, request: HttpRequest, obj: Announcement | None = None) -> list[str] | tuple[str, ...]:
        """An announcement keeps its year: it is the address of its page."""
        return ("year", "kept_original") if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Announcement | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        activities = Activity.objects.filter(announcement_id=short_number(object_id) or 0)
        return super().change_view(request, object_id, form_url, {"activities": activities} | (extra_context or {}))

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, announcement: Announcement) -> str:
        return thai.to_thai_digits(announcement.fiscal_year)

    @admin.display(description="ยังขาด")
    def still_missing(self, announcement: Announcement) -> str:
        return ", ".join(announcement.missing()) or "ครบแล้ว"

    @admin.display(description="ต้นฉบับที่ลงนาม")
    def kept_original(self, announcement: Announcement) -> str:
        file = announcement.original
        return format_html('<a href="{}">{}</a>', file.get_absolute_url(), file.name) if file else "ยังไม่มี"


class PhotoRows(OrderedRows):
    model = Photo
    form = PhotoForm
    fields = (("order", "alt"), "kept_file", "new_file")
    readonly_fields = ("kept_file",)

    def get_formset(self, request: HttpRequest, obj: Activity | None = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset

    @admin.display(description="ภาพที่แนบไว้")
    def kept_file(self, photo: Photo) -> str:
        if not photo.file_id:
            return "ยังไม่มี"
        return format_html('<a href="{}">{}</a>', photo.file.get_absolute_url(), photo.file.name)


@admin.register(Activity)
class ActivityAdmin(Remembers, KeepsOrder, admin.ModelAdmin):
    form = ActivityForm
    inlines = [PhotoRows]
    list_display = ("title", "announcement", "held_on")
    list_filter = ("announcement",)
    list_select_related = ("announcement",)
    formfield_overrides = SHORT_TEXTS
    actions = None

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))
