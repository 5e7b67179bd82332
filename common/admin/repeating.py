"""A form of a new record that is sent twice, as after "back": the second is saved only when it is really meant."""

import json
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import ModelForm
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.html import format_html

AGAIN, KEPT = "_again", "added"
JUST_NOW, MOST = timedelta(minutes=30), 5
SAME = "{}นี้เหมือนที่ท่านบันทึกเมื่อครู่ทุกช่อง จึงยังไม่บันทึกซ้ำ หากตั้งใจบันทึกอีกรายการ โปรดกดบันทึกอีกครั้ง"
# What differs between two presses of one form, and says nothing of the record.
NOT_SAID = {"csrfmiddlewaretoken", "_save", "_addanother", "_continue", AGAIN}


class AsksBeforeRepeating:
    """A model admin that adds a record like the one that the same person added just now only when that is meant."""

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        made: type[ModelForm] = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        if obj or change or request.method != "POST" or request.POST.get(AGAIN) == _mark(request):
            return made
        return _refusing(made) if _same_one(self, request) else made

    def render_change_form(self, request: Any, context: Any, *arguments: Any, **options: Any) -> Any:
        if options.get("add") and request.method == "POST" and (same := _same_one(self, request)):
            context["again"] = _mark(request)
            about = same._meta
            url = reverse(f"admin:{about.app_label}_{about.model_name}_change", args=[same.pk])
            messages.warning(request, format_html('รายการที่บันทึกเมื่อครู่: <a href="{}">{}</a>', url, same))
        return super().render_change_form(request, context, *arguments, **options)  # type: ignore[misc]

    def response_add(self, request: Any, obj: Any, *arguments: Any, **options: Any) -> Any:
        added = [*request.session.get(KEPT, []), [_mark(request), str(obj.pk), timezone.now().timestamp()]]
        request.session[KEPT] = added[-MOST:]
        return super().response_add(request, obj, *arguments, **options)  # type: ignore[misc]


def _mark(request: Any) -> str:
    """Return a mark of what a form says and where it was sent: the same for the same."""
    said = [(name, values) for name, values in request.POST.lists() if name not in NOT_SAID]
    files = [(name, [(one.name, one.size) for one in some]) for name, some in request.FILES.lists()]
    return salted_hmac("added-record", json.dumps([request.path, sorted(said), sorted(files)])).hexdigest()


def _same_one(model_admin: Any, request: Any) -> Model | None:
    """Return the record that this person added just now with a form that said the same, if it still is there."""
    since, mark = (timezone.now() - JUST_NOW).timestamp(), _mark(request)
    found = [pk for known, pk, moment in request.session.get(KEPT, []) if known == mark and moment > since]
    records: Any = model_admin.model._base_manager
    return records.filter(pk__in=found).last() if found else None


def _refusing(form: type[ModelForm]) -> type[ModelForm]:
    """Return a form that is not saved, as another that said the same was."""

    def clean(self: Any) -> Any:
        form.clean(self)
        raise ValidationError(SAME.format(self._meta.model._meta.verbose_name))

    return type(form.__name__, (form,), {"clean": clean})
