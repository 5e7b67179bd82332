"""Who holds keys, to be looked at only: keys are made and ended by commands and at the desk, never in a form."""

from django.contrib import admin

from common.admin.read_only import ReadOnlyAdmin

from ..models import Reader, RecoveryKey


@admin.register(Reader)
class ReaderAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "user", "outside", "opens_general", "opens_corruption", "since", "ended_on"]
    list_select_related = ["user", "staff_member"]
    fields = ["user", "staff_member", "outside", "opens_general", "opens_corruption", "since", "ended_on"]


@admin.register(RecoveryKey)
class RecoveryKeyAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "made_on", "rehearsed_on", "in_use"]
    fields = ["made_on", "rehearsed_on", "in_use"]
