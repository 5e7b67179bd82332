"""Tables of the admin that nobody changes there, and tables of one row."""

from collections.abc import Set
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


class ReadsWhatIs:
    """An admin, or rows of one, that shows whoever may only read no field that is only typed, such as a file to bring in."""

    form: type[ModelForm]
    model: Any

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if obj is None or self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            return sets
        typed = {name for name in self.form.declared_fields if not hasattr(self.model, name)}
        return [(title, facts | {"fields": _without(facts["fields"], typed)}) for title, facts in sets]


def _without(fields: Any, unwanted: Set[str]) -> list[Any]:
    """Return the lines of a form without these fields, and without lines that had no other."""
    lines = [[name for name in ([line] if isinstance(line, str) else line) if name not in unwanted] for line in fields]
    return [line[0] if len(line) == 1 else line for line in lines if line]


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
