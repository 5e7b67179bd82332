"""What readers ask: words with the same meaning, which the office adds, and questions that found nothing."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from common import thai
from common.admin.replacing import AsksBeforeReplacing
from common.admin.searching import SearchesThai

from ..models import SpokenWord, UnfoundQuestion
from ..search.unfound import ENOUGH
from .pages import RecordAdmin


@admin.register(SpokenWord)
class SpokenWordAdmin(SearchesThai, AsksBeforeReplacing, admin.ModelAdmin):
    list_display = ("said", "meant")
    search_fields = ("said", "meant")


@admin.register(UnfoundQuestion)
class UnfoundQuestionAdmin(RecordAdmin):
    list_display = ("question", "count", "last")
    list_display_links = None
    fields = ("question", "times", "asked_on")

    def get_queryset(self, request: HttpRequest) -> QuerySet[UnfoundQuestion]:
        """Show only what ENOUGH people asked: a single question could name its asker."""
        return super().get_queryset(request).filter(times__gte=ENOUGH)

    @admin.display(description="จำนวนครั้ง", ordering="times")
    def count(self, row: UnfoundQuestion) -> str:
        return thai.format_number(row.times)

    @admin.display(description="ล่าสุดเมื่อ", ordering="asked_on")
    def last(self, row: UnfoundQuestion) -> str:
        return thai.format_date(row.asked_on)
