"""Who holds keys, to be looked at only: keys are made and ended by commands and in the room, never in a form."""

from django.contrib import admin

from ..models import Reader, RecoveryKey


class LookOnly(admin.ModelAdmin):
    """A table that nobody changes here, a superuser included."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Reader)
class ReaderAdmin(LookOnly):
    list_display = ["__str__", "user", "outside", "opens_general", "opens_corruption", "since", "ended_on"]
    list_select_related = ["user", "staff_member"]
    fields = ["user", "staff_member", "outside", "opens_general", "opens_corruption", "since", "ended_on"]


@admin.register(RecoveryKey)
class RecoveryKeyAdmin(LookOnly):
    list_display = ["__str__", "made_on", "rehearsed_on", "in_use"]
    fields = ["made_on", "rehearsed_on", "in_use"]
