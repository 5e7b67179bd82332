"""The witnesses that staff name, and what this site saw as a witness of others."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from common.admin.read_only import ReadOnlyAdmin
from common.admin.replacing import AsksBeforeReplacing
from common.thai import format_number

from .models import Misfit, Watched, Witness


def _number(model: type[Model], name: str) -> Callable[[Any], str]:
    """Return a column of this field with its number as people read it."""
    column = admin.display(description=cast(Field, model._meta.get_field(name)).verbose_name, ordering=name)
    return column(lambda row: "–" if (number := getattr(row, name)) is None else format_number(number))


@admin.register(Witness)
class WitnessAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    list_display = ("name", "state", "position_seen", "seen_at", "read_at")
    readonly_fields = ("state", "position_seen", "head", "seen_at", "read_at", "problem")
    fields = ("name", "address", "verifier_key", *readonly_fields)
    actions = None

    @admin.display(description="รายการที่พยานเห็น", ordering="position")
    def position_seen(self, witness: Witness) -> str:
        return "–" if witness.position is None else format_number(witness.position)

    def save_model(self, request: HttpRequest, obj: Witness, form: ModelForm, change: bool) -> None:
        """Save it; another note or key begins anew."""
        if {"address", "verifier_key"} & set(form.changed_data):
            obj.state, obj.position, obj.head, obj.problem = Witness.State.UNREAD, None, "", ""
            obj.seen_at = obj.read_at = None
        super().save_model(request, obj, form, change)


@admin.register(Watched)
class WatchedAdmin(ReadOnlyAdmin):
    list_display = ("host", _number(Watched, "position"), "seen_at", "problem")


@admin.register(Misfit)
class MisfitAdmin(ReadOnlyAdmin):
    list_display = (
        "watched", "found_at", "sentence", _number(Misfit, "position"), _number(Misfit, "told_position"),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Misfit]:
        return super().get_queryset(request).select_related("watched")
