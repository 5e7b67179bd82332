"""What stands in a topic: whoever may fill the topic may change it."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Field, ForeignKey
from django.http import HttpRequest

from common import staff, thai
from common.admin.remembering import Remembers
from common.admin.rows import without_pop_ups
from publishing.models import Edition

from .. import access


class KeptOncePublished(admin.ModelAdmin):
    """A model admin whose rows can't be deleted once an edition of them exists: withdraw the edition instead.

    `published_as(row)` says as which (kind, key) a row is published.
    """

    def published_as(self, row: Any) -> tuple[str, str]:
        """Return the (kind, key) of the editions of a row."""
        raise NotImplementedError

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        unpublished = obj is None or not Edition.objects.under(*self.published_as(obj)).exists()
        return unpublished and super().has_delete_permission(request, obj)


class FilledAdmin(Remembers, admin.ModelAdmin):
    """Rows of a topic; `access` says whose. The topic of a row stays as it is."""

    list_select_related: ClassVar[tuple[str, ...]] = ("topic",)
    list_per_page = 50
    actions = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._may_fill(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may_fill(request, obj)

    def _may_fill(self, request: HttpRequest, obj: Any) -> bool:
        return obj is None or access.may_fill(staff.asking(request), obj.topic)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str] | tuple[str, ...]:
        return ("topic",) if obj else ()

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name == "topic":
            kwargs["queryset"] = access.topics_to_fill(staff.asking(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    @admin.display(description="หัวข้อ", ordering="topic")
    def topic_title(self, row: Any) -> str:
        return row.topic.title

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, row: Any) -> str:
        return thai.to_thai_digits(row.fiscal_year)
