"""The admin of the catalogue: a form of a page, and a table that brings many services in as drafts."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common import staff, thai
from common.admin.divisions import OffersDivisions
from common.admin.remembering import Remembers
from common.admin.rows import SHORT_TEXTS, without_pop_ups
from common.admin.searching import SearchesThai
from common.forms import UploadFormField, UploadingForm
from common.models import StoredFile
from publishing.admin.next_step import TellsNextStep
from publishing.models import Edition

from .. import access
from ..catalogue import importing
from ..models import Service

LIST = "admin:services_service_changelist"


class ServiceForm(OffersDivisions, UploadingForm):
    """A service with its form to download; a new file takes the place of the one before."""

    new_form = UploadFormField(label="แบบฟอร์มให้ดาวน์โหลด", required=False, accept=".pdf,.docx,.xlsx")
    drop_form = forms.BooleanField(label="นำแบบฟอร์มเดิมออก", required=False)
    online_url = Service._meta.get_field("online_url").formfield(assume_scheme="https")
    own_division = None  # of whoever may edit no other division's

    class Meta:
        model = Service
        fields = (
            "name", "division", "active", "takes_requests", "other_names", "who", "papers", "steps", "days", "fee", "where", "law",
            "online_url", "order",
        )  # fmt: skip

    def clean(self) -> dict[str, Any] | None:
        """Let a clerk's service be one of the clerk's division, and keep the file that was brought in."""
        super().clean()
        cleaned = self.cleaned_data
        if self.own_division:
            self.instance.division = self.own_division
        if cleaned.get("new_form"):
            self.instance.form = cleaned["new_form"]
        elif cleaned.get("drop_form"):
            self.instance.form = None
        return cleaned


class ImportForm(forms.Form):
    file = forms.FileField(
        label="ไฟล์ตาราง",
        help_text=f"{importing.TAKEN} ไม่เกิน {thai.format_bytes(importing.MOST_BYTES)} แถวหัวตารางต้องมีช่อง “ชื่อบริการ”",
        widget=forms.FileInput({"accept": importing.ACCEPT}),
    )

    def clean_file(self) -> UploadedFile:
        """Keep the services that the file holds beside its name."""
        upload = self.cleaned_data["file"]
        upload.services = importing.read(upload)
        return upload


@admin.register(Service)
class ServiceAdmin(SearchesThai, Remembers, TellsNextStep, admin.ModelAdmin):
    form = ServiceForm
    change_list_template = "admin/services/service_list.html"
    list_display = ("name", "division", "state")
    list_filter = ("active", "division")
    list_select_related = ("division",)
    search_fields = ("name", "other_names")
    list_per_page = 50
    actions = None
    formfield_overrides = SHORT_TEXTS

    def get_fields(self, request: HttpRequest, obj: Service | None = None) -> tuple[str, ...]:
        kept = ["kept_form", "new_form", "drop_form"] if obj and obj.form else ["new_form"]
        return (*ServiceForm.Meta.fields[:-2], *kept, *ServiceForm.Meta.fields[-2:])

    def get_readonly_fields(self, request: HttpRequest, obj: Service | None = None) -> list[str] | tuple[str, ...]:
        own_only = () if access.edits_everything(staff.asking(request)) else ("division",)
        return (*own_only, "kept_form") if obj and obj.form else own_only

    def get_form(
        self, request: HttpRequest, obj: Service | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        kwargs["fields"] = [
            name for name in ServiceForm.Meta.fields if name not in self.get_readonly_fields(request, obj)
        ]
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        if not access.edits_everything(staff.asking(request)):
            form.own_division = staff.asking(request).division
        return form

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    def has_add_permission(self, request: HttpRequest) -> bool:
        may = access.edits_everything(staff.asking(request)) or staff.asking(request).division_id is not None
        return may and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Service | None = None) -> bool:
        return super().has_change_permission(request, obj) and (
            obj is None or access.may_edit(staff.asking(request), obj)
        )

    def has_delete_permission(self, request: HttpRequest, obj: Service | None = None) -> bool:
        """A service that the public has seen is taken off the catalogue, not deleted: answers and counts name it."""
        unseen = obj is None or not (obj.active and Edition.objects.under("services", "").exists())
        return unseen and super().has_delete_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        return [
            path("import/", self.admin_site.admin_view(self.bring_in), name="services_service_import"),
            *super().get_urls(),
        ]

    def bring_in(self, request: HttpRequest) -> HttpResponse:
        """Take a table of services and save every row of it as a draft, or none and say why."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None, label_suffix="")
        if form.is_valid():
            division = None if access.edits_everything(staff.asking(request)) else staff.asking(request).division
            count = importing.save(form.cleaned_data["file"].services, division=division)
            messages.success(request, importing.said(count))
            return redirect(LIST)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": "นำเข้าตารางบริการ", "form": form}
        return TemplateResponse(request, "admin/services/import.html", context)

    def published_as(self, service: Service) -> tuple[str, str] | None:
        live = Edition.objects.live("services", "")
        known = {one.number for one in live.said.services} if live else set()
        return ("services", "") if service.active or service.pk in known else None

    def _tell(self, request: HttpRequest, obj: Service) -> None:
        super()._tell(request, obj)
        if self.published_as(obj) is None:
            messages.warning(request, "ยังเป็นร่าง ประชาชนยังไม่เห็น · เลือก “เปิดให้บริการ” เมื่อตรวจครบแล้ว จึงส่งขออนุมัติได้")

    @admin.display(description="สถานะ", ordering="active")
    def state(self, service: Service) -> str:
        return "เปิดให้บริการ" if service.active else "ร่าง"

    @admin.display(description="แบบฟอร์มปัจจุบัน")
    def kept_form(self, service: Service) -> SafeString:
        form = cast(StoredFile, service.form)
        return format_html('<a href="{}">{}</a>', form.get_absolute_url(), form.name)
