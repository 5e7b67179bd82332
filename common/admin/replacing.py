"""A plain record that two people have open: the second is told what the first saved before anything of it is replaced."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import ModelForm, model_to_dict
from django.utils.crypto import constant_time_compare, salted_hmac

from ..changes import EMPTY, Change, row_of
from .meanwhile import SEEN
from .repeating import AsksBeforeRepeating

SAVED_MEANWHILE = (
    "มีผู้บันทึกรายการนี้หลังจากท่านเปิดแบบ จึงยังไม่ได้บันทึกของท่าน ค่าที่บันทึกไว้ขณะนี้คือ {} หากต้องการให้เป็นตามแบบนี้ โปรดกดบันทึกอีกครั้ง"
)
STANDS_NOW = "มีผู้แก้ค่านี้เป็น “{}” หลังจากท่านเปิดหน้า จึงยังไม่ได้บันทึก หากต้องการให้เป็นตามที่ท่านกรอก โปรดกดบันทึกอีกครั้ง"


class AsksBeforeReplacing(AsksBeforeRepeating):
    """A model admin whose form, opened before somebody else saved, is saved only when its person has read what they saved.

    So is each row of its list: what its person left alone there stays as it is stored.
    """

    def get_changelist_form(self, request: Any, **kwargs: Any) -> type[ModelForm]:
        made: type[ModelForm] = super().get_changelist_form(request, **kwargs)  # type: ignore[misc]
        return type(made.__name__, (_AsksInARow, made), {})

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        made = super().get_form(request, obj, change=change, **kwargs)
        if not change or SEEN not in request.POST:
            return made
        return made if constant_time_compare(request.POST[SEEN], _as_it_stands(made, obj)) else _asking(made)

    def render_change_form(self, request: Any, context: Any, *arguments: Any, **options: Any) -> Any:
        if options.get("change") and (record := options.get("obj")):
            fresh = type(record)._base_manager.get(pk=record.pk)
            context["seen"] = _as_it_stands(type(context["adminform"].form), fresh)
        return super().render_change_form(request, context, *arguments, **options)


class _AsksInARow(ModelForm):
    """A row of a list that brings back what it showed, and says once what stands now where that is another value."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean(self) -> Any:
        cleaned = super().clean()
        for bound in [self[name] for name in self.changed_data if name in self.fields]:
            if self._was_changed_meanwhile(bound, self.data.get(bound.html_initial_name)):
                self.add_error(bound.name, STANDS_NOW.format(_words(self, bound.name)))
                self._show_what_stands(bound)
        return cleaned

    def _show_what_stands(self, bound: Any) -> None:
        shown: Any = self.data.copy()  # type: ignore[attr-defined]
        shown[bound.html_initial_name] = self.initial[bound.name]
        self.data = shown

    def _was_changed_meanwhile(self, bound: Any, shown: str | None) -> bool:
        stored, changed = self.initial.get(bound.name), bound.field.has_changed
        return shown is not None and changed(stored, shown) and changed(stored, self.cleaned_data.get(bound.name))


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
    """Return a field's name with what is stored of it."""
    return f"{form.fields[name].label} “{_words(form, name)}”"


def _words(form: ModelForm, name: str) -> str:
    value = form.initial[name]
    one = Change(row_of(form.instance), name, None, value)
    return (", ".join(map(str, value)) or EMPTY) if isinstance(value, list) else one.after
