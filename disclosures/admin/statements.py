"""The admin of signed statements that a round had nothing to show."""

from django.contrib import admin

from common.admin.searching import SearchesThai

from ..models import Statement
from .filled import FilledAdmin


@admin.register(Statement)
class StatementAdmin(SearchesThai, FilledAdmin):
    fields = ("topic", "fiscal_year", "round", "text", "signed_by", "position", "signed_on")
    list_display = ("text", "topic_title", "year", "round", "signed_by", "signed_on")
    list_filter = ("fiscal_year", "round")
    search_fields = ("topic__title", "text", "signed_by")
