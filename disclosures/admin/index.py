"""The admin of the index of public information."""

from django.contrib import admin

from common import thai
from publishing.admin.next_step import TellsNextStep

from ..clauses import Clause
from ..models import InformationTag


@admin.register(InformationTag)
class InformationTagAdmin(TellsNextStep, admin.ModelAdmin):
    fields = ("clause", "topic", "document", ("page", "page_title"))
    list_display = ("number", "what", "clause_label")
    list_display_links = ("number", "what")
    list_filter = ("clause",)
    list_select_related = ("topic", "document")
    autocomplete_fields = ("topic", "document")
    actions = None

    def published_as(self, tag):
        return "information-index", ""

    @admin.display(description="มาตรา", ordering="clause")
    def number(self, tag):
        return thai.to_thai_digits(Clause(tag.clause).number)

    @admin.display(description="รายการ")
    def what(self, tag):
        return str(tag.topic or tag.document or tag.page_title)

    @admin.display(description="ประเภท")
    def clause_label(self, tag):
        return Clause(tag.clause).label
