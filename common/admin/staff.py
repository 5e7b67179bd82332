"""The admin of staff: who may sign in, to which division and group they belong."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.admin.searching import SearchesThai

from .. import thai
from ..accounts import second_factor
from ..models import StaffUser
from . import access_pages
from .replacing import AsksBeforeReplacing
from .staff_forms import NewStaffForm, StaffForm


@admin.register(StaffUser)
class StaffUserAdmin(SearchesThai, AsksBeforeReplacing, UserAdmin):
    """Rights come from groups alone. Only a superuser makes superusers, changes them, or changes own groups."""

    form, add_form = StaffForm, NewStaffForm
    add_form_template = None
    list_display = ("username", "full_name", "division", "position", "group_names", "is_active")
    list_filter = ("is_active", "division", "groups")
    list_select_related = ("division",)
    search_fields = ("username", "first_name", "last_name", "position")
    filter_horizontal = ()
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    actions = None
    add_fieldsets = (
        (None, {"fields": ("username", "is_staff")}),
        ("ตัวบุคคล", {"fields": ("first_name", "last_name", "email", "division", "no_division", "position")}),
        ("สิทธิ์", {"fields": ("groups",)}),
    )
    fieldsets = (
        (None, {"fields": ("username", "password_words", "second_factor_words")}),
        ("ตัวบุคคล", {"fields": ("first_name", "last_name", "email", "division", "position")}),
        ("สิทธิ์", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("เวลา", {"fields": ("last_day", "date_joined")}),
    )
    readonly_fields = ("password_words", "second_factor_words", "last_day", "date_joined")

    def get_queryset(self, request: HttpRequest) -> QuerySet[StaffUser]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        own = {"model_admin": self}
        return [
            path("<id>/password/", guarded(access_pages.password), own, name="common_staffuser_password"),
            path("<id>/second-factor/", guarded(access_pages.take_away), own, name="common_staffuser_second_factor"),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request: HttpRequest, obj: StaffUser | None = None) -> Any:
        """How somebody gets in is for those who can help with it."""
        first, *rest = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return (first, *rest)
        return ((None, {"fields": ("username",)}), *rest)

    def get_readonly_fields(self, request: HttpRequest, obj: StaffUser | None = None) -> list[str] | tuple[str, ...]:
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return fields
        own = ("is_active", "is_staff", "groups", "division") if obj == request.user else ()
        return (*fields, "is_superuser", *own)

    def has_change_permission(self, request: HttpRequest, obj: StaffUser | None = None) -> bool:
        protected = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not protected

    def has_delete_permission(self, request: HttpRequest, obj: StaffUser | None = None) -> bool:
        """Nobody is deleted: what a person submitted or approved keeps its author. Accounts are switched off."""
        return False

    def response_add(self, request: HttpRequest, obj: StaffUser, post_url_continue: str | None = None) -> HttpResponse:
        """Go on to the link by which the new person sets a password."""
        return redirect("admin:common_staffuser_password", obj.pk)

    @admin.display(description="ชื่อ-สกุล", ordering="first_name")
    def full_name(self, user: StaffUser) -> str:
        return user.get_full_name()

    @admin.display(description="กลุ่มสิทธิ์")
    def group_names(self, user: StaffUser) -> str:
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description="เข้าสู่ระบบครั้งล่าสุด")
    def last_day(self, user: StaffUser) -> str:
        return thai.format_date(timezone.localdate(user.last_login)) if user.last_login else "–"

    @admin.display(description="รหัสผ่าน")
    def password_words(self, user: StaffUser) -> SafeString:
        state = "ตั้งแล้ว" if user.has_usable_password() else "ยังไม่ได้ตั้ง เจ้าตัวจึงยังเข้าสู่ระบบไม่ได้"
        return _with_link(state, "admin:common_staffuser_password", user, "ออกลิงก์ตั้งรหัสผ่าน")

    @admin.display(description="ยืนยันตัวตนขั้นที่สอง")
    def second_factor_words(self, user: StaffUser) -> str:
        if second_factor.has_telephone(user):
            left = thai.format_number(second_factor.codes_left(user))
            state = f"ตั้งแล้ว รหัสสำรองเหลือ {left} รหัส"
            return _with_link(state, "admin:common_staffuser_second_factor", user, "ให้ตั้งขั้นที่สองใหม่")
        return "ยังไม่ได้ตั้ง ระบบจะพาตั้งเมื่อเข้าสู่ระบบครั้งถัดไป" if second_factor.is_due(user) else "สิทธิ์ของบัญชีนี้ไม่ต้องใช้"


def _with_link(state: str, view: str, user: StaffUser, verb: str) -> SafeString:
    return format_html('{} <a href="{}">{}</a>', state, reverse(view, args=[user.pk]), verb)
