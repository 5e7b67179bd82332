"""What stands in a topic: whoever may fill the topic may change it."""

from typing import ClassVar

from django.contrib import admin

from common import thai
from common.admin.remembering import Remembers
from common.admin.rows import without_pop_ups
from publishing.models import Edition

from .. import access


class KeptOncePublished:
    """A model admin whose rows can't be deleted once an edition of them exists: withdraw the edition instead.

    `published_as(row)` says as which (kind, key) a row is published.
    """

    def has_delete_permission(self, request, obj=None):
        unpublished = obj is None or not Edition.objects.of(*self.published_as(obj)).exists()
        return unpublished and super().has_delete_permission(request, obj)


class FilledAdmin(Remembers, admin.ModelAdmin):
    """Rows of a topic; `access` says whose. The topic of a row stays as it is."""

    list_select_related: ClassVar[tuple[str, ...]] = ("topic",)
    list_per_page = 50
    actions = None

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_fill(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_fill(request, obj)

    def _may_fill(self, request, obj):
        return obj is None or access.may_fill(request.user, obj.topic)

    def get_readonly_fields(self, request, obj=None):
        return ("topic",) if obj else ()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "topic":
            kwargs["queryset"] = access.topics_to_fill(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    @admin.display(description="หัวข้อ", ordering="topic")
    def topic_title(self, row):
        return row.topic.title

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, row):
        return thai.to_thai_digits(row.fiscal_year)
