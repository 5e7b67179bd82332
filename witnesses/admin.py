"""The witnesses that staff name, and what this site saw as a witness of others."""

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from common.admin.read_only import ReadOnlyAdmin

from .models import Misfit, Watched, Witness


@admin.register(Witness)
class WitnessAdmin(admin.ModelAdmin):
    list_display = ("name", "state", "position", "seen_at", "read_at")
    fields = ("name", "address", "verifier_key", "state", "position", "head", "seen_at", "read_at", "problem")
    readonly_fields = ("state", "position", "head", "seen_at", "read_at", "problem")
    actions = None

    def save_model(self, request: HttpRequest, obj: Witness, form: ModelForm, change: bool) -> None:
        """Save it; another note or key begins anew."""
        if {"address", "verifier_key"} & set(form.changed_data):
            obj.state, obj.position, obj.head, obj.problem = Witness.State.UNREAD, None, "", ""
            obj.seen_at = obj.read_at = None
        super().save_model(request, obj, form, change)


@admin.register(Watched)
class WatchedAdmin(ReadOnlyAdmin):
    list_display = ("host", "position", "seen_at", "problem")


@admin.register(Misfit)
class MisfitAdmin(ReadOnlyAdmin):
    list_display = ("watched", "found_at", "sentence", "position", "told_position")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Misfit]:
        return super().get_queryset(request).select_related("watched")
