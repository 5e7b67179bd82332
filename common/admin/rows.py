"""Rows below a form: labelled fields that read well on a phone, and an order that needs no JavaScript."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from ..ordering import LAST, renumber
from .paged_rows import PagedRows
from .read_only import ReadsWhatIs

# Django's ten lines a text make a measure's page seven screens long.
SHORT_TEXTS: dict[Any, Any] = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}


class OrderedForm(forms.ModelForm):
    """A row whose order may be left out: it then goes to the end."""

    order = forms.IntegerField(
        label="ลำดับ", required=False, min_value=1, max_value=LAST, widget=forms.NumberInput({"class": "row-order"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial["order"] = None

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or LAST


def without_pop_ups(db_field: models.Field, field: forms.Field | None) -> forms.Field | None:
    """Return the form field of a relation without the admin's pop-up links: a form is filled in without leaving it."""
    if db_field.is_relation and field:
        field.widget = getattr(field.widget, "widget", field.widget)
    return field


class Rows(ReadsWhatIs, PagedRows):
    template = "admin/edit_inline/rows.html"
    extra = 1
    formfield_overrides = SHORT_TEXTS

    class Media:
        css = {"all": ["css/admin/rows.css"]}
        js = ["js/rows.js"]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))


class OrderedRows(Rows):
    """Rows with an `order` field, below a model admin that is a `KeepsOrder`."""

    form = OrderedForm


class KeepsOrder:
    """A model admin whose ordered rows are numbered 1, 2, 3 … after every save."""

    def save_formset(
        self, request: HttpRequest, form: forms.ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        formset.save()
        if "order" in formset.form.base_fields:
            renumber(formset.fk.model._default_manager.filter(**{formset.fk.name: formset.instance}))
