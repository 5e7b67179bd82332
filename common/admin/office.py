"""The admin of the office's facts."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ..forms import UploadFormField
from ..models import Organisation, SocialLink, StoredFile
from .read_only import OneRowAdmin
from .remembering import Remembers
from .rows import SHORT_TEXTS, KeepsOrder, OrderedRows

PICTURES = {"image/png", "image/jpeg"}


class OrganisationForm(forms.ModelForm):
    new_logo = UploadFormField(label="นำเข้าตราหน่วยงาน", required=False, accept=".png,.jpg,.jpeg")
    drop_logo = forms.BooleanField(label="เลิกใช้ตราหน่วยงาน", required=False)

    def clean_new_logo(self) -> StoredFile | None:
        """Let the office's seal be the new picture; refuse any other kind of file."""
        stored = self.cleaned_data["new_logo"]
        if stored and stored.content_type not in PICTURES:
            raise ValidationError("ตราหน่วยงานต้องเป็นภาพ PNG หรือ JPEG")
        if stored:
            self.instance.logo = stored
        return stored

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("drop_logo") and not cleaned.get("new_logo"):
            self.instance.logo = None
        return cleaned


class SocialLinkRows(OrderedRows):
    model = SocialLink
    fields = (("order", "label"), "url")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Organisation)
class OrganisationAdmin(Remembers, KeepsOrder, OneRowAdmin):
    """One row: the list leads straight to it, it is added once and never deleted."""

    form = OrganisationForm
    inlines = [SocialLinkRows]
    readonly_fields = ("logo",)
    formfield_overrides = SHORT_TEXTS | {models.URLField: {"assume_scheme": "https"}}
    fieldsets = (
        (None, {"fields": ("name", "short_name", "site_address", "data_licence")}),
        ("ติดต่อ", {"fields": ("address", "phones", "fax", "email")}),
        ("ผู้บริหารสูงสุด", {"fields": ("chief_executive", "chief_executive_title")}),
        ("ตราหน่วยงาน", {"fields": ("logo", "new_logo", "drop_logo")}),
    )

    def save_model(self, request: HttpRequest, obj: Organisation, form: forms.ModelForm, change: bool) -> None:
        """Save it, and say that readers do not see it yet."""
        super().save_model(request, obj, form, change)
        messages.warning(request, "ข้อมูลที่บันทึกยังเป็นร่าง ประชาชนเห็นเมื่อส่งขออนุมัติเผยแพร่ “ข้อมูลหน่วยงาน” และมีผู้อนุมัติแล้ว")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Go to the one row, or show the empty list when the office is not entered yet."""
        if Organisation.objects.exists() and self.has_view_permission(request):
            return redirect(reverse("admin:common_organisation_change", args=[1]))
        return super().changelist_view(request, extra_context)
