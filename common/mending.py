"""What must be mended in the forms of a page: each sentence with the field that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm, Field
from django.forms.formsets import BaseFormSet

from . import thai


class Misplaced(ValidationError):
    """A refusal of a whole form that is about one place of its page: `at` is the id of what is to be mended there."""

    def __init__(self, words: str, at: str) -> None:
        super().__init__(words)
        self.at = at


@dataclass(frozen=True)
class Problem:
    """A sentence, the id of what it is about ("" for a form without a field), and that field's name where the sentence needs it."""

    words: str
    at: str = ""
    label: str = ""


def in_readers_form(form: Any) -> list[Problem]:
    """Return the problems of a form of readers: its sentences name their field but where any field may cause them."""
    whole = [Problem(words) for words in form.non_field_errors()]
    return whole + [
        Problem(one.messages[0], f"div_{field.auto_id}", "" if one.code in (None, "required") else str(field.label))
        for field in form
        for one in field.errors.as_data()
    ]


def in_staff_page(context: Mapping[str, Any]) -> list[Problem]:
    """Return the problems of every judged form that a page of staff shows, wherever its context holds it."""
    problems: dict[int, list[Problem]] = {}
    for value in context.values():
        for one in value if isinstance(value, list | tuple) else [value]:
            for part in [one, *getattr(one, "__dict__", {}).values()]:
                if isinstance(part, BaseForm | BaseFormSet) and id(part) not in problems:
                    problems[id(part)] = list(_in_part(part, getattr(getattr(one, "opts", None), "verbose_name", "")))
    return [problem for some in problems.values() for problem in some]


def _in_part(part: Any, row: str) -> Iterator[Problem]:
    """Yield the problems of a form or of every form of a set; what no page has judged has none."""
    if isinstance(part, BaseForm):
        yield from _in_form(part, "")
    elif part._errors is not None:
        yield from (Problem(words, f"{part.prefix}-group" if row else "", str(row)) for words in part.non_form_errors())
        first = part.page.start_index() if getattr(part, "page", None) else 1
        for number, form in enumerate(part.forms, start=first):
            yield from _in_form(form, f"{row}ที่ {thai.to_thai_digits(number)}" if row else "")


def _in_form(form: Any, row: str) -> Iterator[Problem]:
    for name, sentences in (form._errors or {}).items():
        for one in sentences.as_data():
            yield _problem(form, name, one, row)


def _problem(form: Any, name: str, one: ValidationError, row: str) -> Problem:
    if name not in form.fields:
        return Problem(one.messages[0], getattr(one, "at", getattr(form, "whole_at", "")) or _beginning(form), row)
    field = form[name]
    called = field.field.widget.attrs.get("aria-label", field.label)  # of a cell, its row too
    said, label, at = one.messages[0], _joined([row, str(called)]), field.id_for_label or field.auto_id
    if said == str(Field.default_error_messages["required"]):
        return Problem(f"โปรดกรอกหรือเลือก “{label}”", at)
    return Problem(said, at, label)


def _beginning(form: Any) -> str:
    """Return the id of a form's first field, "" where nobody sees any."""
    first = next(iter(form.visible_fields()), None)
    return (first.id_for_label or first.auto_id) if first else ""


def _joined(parts: Iterable[str]) -> str:
    return " › ".join(part for part in parts if part)
