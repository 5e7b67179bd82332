"""Tables of the admin that nobody changes there, and tables of one row."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that staff read: the site alone writes them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OneRowAdmin(admin.ModelAdmin):
    """A table of one row, number 1: added once and never deleted."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not self.model.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)
