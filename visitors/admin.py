"""Staff read the counter's numbers; only the opening balance is theirs to set."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from common.admin.read_only import OneRowAdmin, ReadOnlyAdmin
from common.admin.replacing import AsksBeforeReplacing
from common.admin.searching import SearchesThai
from common.thai import format_number

from .figures.periods import month_name
from .models import Day, Interruption, LeftOut, LeftOutQuerySet, OpeningBalance, PageMonth


def _number(model: type[Model], name: str) -> Callable[[Any], str]:
    """Return a column of this field with its numbers as people read them."""
    words = cast(Field, model._meta.get_field(name)).verbose_name
    column = admin.display(description=words, ordering=name)
    return column(lambda row: format_number(getattr(row, name)))


class MonthlyAdmin(ReadOnlyAdmin):
    """Rows of whole months."""

    @admin.display(description="เดือน", ordering="month")
    def month_words(self, row: PageMonth | LeftOut) -> str:
        return month_name(row.month)


@admin.register(Day)
class DayAdmin(ReadOnlyAdmin):
    list_display = ["date", _number(Day, "visitors"), _number(Day, "views")]


@admin.register(PageMonth)
class PageMonthAdmin(SearchesThai, MonthlyAdmin):
    list_display = ["month_words", "title", "path", _number(PageMonth, "views")]
    search_fields = ["path", "title"]


@admin.register(LeftOut)
class LeftOutAdmin(MonthlyAdmin):
    list_display = ["month_words", "reason", _number(LeftOut, "requests")]
    list_filter = ["reason"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LeftOut]:
        rows = cast(LeftOutQuerySet, super().get_queryset(request))
        return rows.told(month=timezone.localdate())


@admin.register(Interruption)
class InterruptionAdmin(ReadOnlyAdmin):
    list_display = ["began_at", "ended_at"]


@admin.register(OpeningBalance)
class OpeningBalanceAdmin(AsksBeforeReplacing, OneRowAdmin):
    """One row, named to the public wherever the total stands."""

    list_display = ["label", "as_of", _number(OpeningBalance, "visitors")]
