"""The admin of staff: who may sign in, to which division and group they belong."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import models

from ..models import StaffUser


@admin.register(StaffUser)
class StaffUserAdmin(UserAdmin):
    """Rights come from groups alone. Only a superuser makes superusers, changes them, or changes own groups."""

    list_display = ("username", "full_name", "division", "position", "group_names", "is_active")
    list_filter = ("is_active", "division", "groups")
    list_select_related = ("division",)
    search_fields = ("username", "first_name", "last_name", "position")
    filter_horizontal = ()
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    actions = None
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("ตัวบุคคล", {"fields": ("first_name", "last_name", "email", "division", "position")}),
        ("สิทธิ์", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("เวลา", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return fields
        own = ("is_active", "is_staff", "groups", "division") if obj == request.user else ()
        return (*fields, "is_superuser", *own)

    def has_change_permission(self, request, obj=None):
        protected = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not protected

    def has_delete_permission(self, request, obj=None):
        """Nobody is deleted: what a person submitted or approved keeps its author. Accounts are switched off."""
        return False

    @admin.display(description="ชื่อ-สกุล", ordering="first_name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description="กลุ่มสิทธิ์")
    def group_names(self, user):
        return ", ".join(group.name for group in user.groups.all())
