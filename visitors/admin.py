"""Staff read the counter's numbers; only the opening balance is theirs to set."""

from django.contrib import admin

from .models import Day, Interruption, LeftOut, OpeningBalance, PageMonth


class ReadOnlyAdmin(admin.ModelAdmin):
    """Numbers that the counter alone writes."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Day)
class DayAdmin(ReadOnlyAdmin):
    list_display = ["date", "visitors", "views"]
    date_hierarchy = "date"


@admin.register(PageMonth)
class PageMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "title", "path", "views"]
    search_fields = ["path", "title"]


@admin.register(LeftOut)
class LeftOutAdmin(ReadOnlyAdmin):
    list_display = ["month", "reason", "requests"]
    list_filter = ["reason"]


@admin.register(Interruption)
class InterruptionAdmin(ReadOnlyAdmin):
    list_display = ["began_at", "ended_at"]


@admin.register(OpeningBalance)
class OpeningBalanceAdmin(admin.ModelAdmin):
    """One row, named to the public wherever the total stands."""

    list_display = ["label", "as_of", "visitors"]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not OpeningBalance.objects.exists()

    def save_model(self, request, obj, form, change):
        obj.pk = 1
        super().save_model(request, obj, form, change)
