"""The admin of the notices about the site."""

from django.contrib import admin
from django.http import HttpRequest

from common.admin.remembering import Remembers
from common.admin.rows import KeepsOrder, OrderedRows

from ..models import Notice, NoticeSection


class SectionRows(OrderedRows):
    model = NoticeSection
    formfield_overrides = {}


@admin.register(Notice)
class NoticeAdmin(Remembers, KeepsOrder, admin.ModelAdmin):
    list_display = ("name", "dated")
    inlines = (SectionRows,)
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Notice | None = None) -> list[str] | tuple[str, ...]:
        return ("name",) if obj else ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Each notice is written once; afterwards it is changed."""
        return super().has_add_permission(request) and Notice.objects.count() < len(Notice.Name)

    def has_delete_permission(self, request: HttpRequest, obj: Notice | None = None) -> bool:
        return False
