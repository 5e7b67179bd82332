"""The admin of the scores: a year with its instruments and indicators on one page."""

from django.contrib import admin

from common import thai

from ..models import IndicatorScore, InstrumentScore, ScoreYear


class InstrumentInline(admin.TabularInline):
    model = InstrumentScore
    extra = 0
    max_num = 3


class IndicatorInline(admin.TabularInline):
    model = IndicatorScore
    extra = 0
    max_num = 10


@admin.register(ScoreYear)
class ScoreYearAdmin(admin.ModelAdmin):
    list_display = ("year", "total", "measured_by", "announced_on")
    inlines = (InstrumentInline, IndicatorInline)

    def get_readonly_fields(self, request, obj=None):
        return ("fiscal_year",) if obj else ()

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, year):
        return thai.to_thai_digits(year.fiscal_year)
