"""A plain record that two people have open: the second is told what the first saved before anything of it is replaced."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import ModelForm, model_to_dict
from django.utils.crypto import constant_time_compare, salted_hmac

from ..changes import EMPTY, Change, row_of
from .meanwhile import SEEN

SAVED_MEANWHILE = (
    "มีผู้บันทึกรายการนี้หลังจากท่านเปิดแบบ จึงยังไม่ได้บันทึกของท่าน ค่าที่บันทึกไว้ขณะนี้คือ {} หากต้องการให้เป็นตามแบบนี้ โปรดกดบันทึกอีกครั้ง"
)


class AsksBeforeReplacing:
    """A model admin whose form, opened before somebody else saved, is saved only when its person has read what they saved."""

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        made: type[ModelForm] = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        if not change or SEEN not in request.POST:
            return made
        return made if constant_time_compare(request.POST[SEEN], _as_it_stands(made, obj)) else _asking(made)

    def render_change_form(self, request: Any, context: Any, *arguments: Any, **options: Any) -> Any:
        if options.get("change") and (record := options.get("obj")):
            fresh = type(record)._base_manager.get(pk=record.pk)
            context["seen"] = _as_it_stands(type(context["adminform"].form), fresh)
        return super().render_change_form(request, context, *arguments, **options)  # type: ignore[misc]


def _as_it_stands(form: type[ModelForm], record: Model) -> str:
    """Return a mark of what a form shows of a record: another one once any of it was saved anew."""
    facts = model_to_dict(record, fields=list(form.base_fields))
    plain = {
        name: sorted(one.pk for one in value) if isinstance(value, list) else value for name, value in facts.items()
    }
    return salted_hmac("record-as-it-stands", repr(sorted(plain.items()))).hexdigest()


def _asking(form: type[ModelForm]) -> type[ModelForm]:
    """Return a form that says once what stands in the fields that it would replace; one that replaces nothing passes."""

    def clean(self: Any) -> Any:
        cleaned = form.clean(self)
        if told := ", ".join(_told(self, name) for name in self.changed_data):
            raise ValidationError(SAVED_MEANWHILE.format(told))
        return cleaned

    return type(form.__name__, (form,), {"clean": clean})


def _told(form: ModelForm, name: str) -> str:
    """Return a field's name with what is stored of it, in words."""
    value = form.initial[name]
    one = Change(row_of(form.instance), name, None, value)
    words = (", ".join(map(str, value)) or EMPTY) if isinstance(value, list) else one.after
    return f"{form.fields[name].label} “{words}”"
