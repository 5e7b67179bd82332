"""What a content says, in the words that a person reads."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from common import thai

from .contents import Content, Field, fields

TYPE = "ชนิด"
FOR_PROGRAMS = ("id", "sha256")


def told(field: Field, value: Any, whole: Content) -> str | None:
    """Return the value of a field of `whole`, or of a part of it, in Thai; a row of several on a line, nothing as None."""
    if value in (None, "", []):
        return None
    if isinstance(value, Content):
        return _in_a_line(value, whole)
    if isinstance(value, list) and isinstance(value[0], Content):
        return "\n".join(
            f"{thai.to_thai_digits(place)}) {_in_a_line(row, whole)}" for place, row in enumerate(value, 1)
        )
    if isinstance(value, list):
        return "\n".join(part for item in value if (part := told(field, item, whole))) or None
    return (field.words and field.words(value, whole)) or _plain(value)


def lines(part: Content, whole: Content, leave_out: Iterable[str] = ()) -> str:
    """Return a Content as lines of "title: value", but for the fields left out and what only programs read; nothing as ""."""
    named = [(name, field) for name, field in fields(type(part)).items() if name not in {*leave_out, *FOR_PROGRAMS}]
    values = [(_label(field, value := getattr(part, name)), told(field, value, whole)) for name, field in named]
    return "\n".join(f"{label}: {words}" for label, words in [(TYPE, part.WORD or None), *values] if words is not None)


def _label(field: Field, value: Any) -> str:
    """Return a field's title; of a list of rows, which are counted behind it, without its "ที่"."""
    has_rows = isinstance(value, list) and bool(value) and isinstance(value[0], Content)
    return field.title.removesuffix("ที่") if has_rows else field.title


def _in_a_line(part: Content, whole: Content) -> str | None:
    """Return a Content that stands in another one as a line: what it is, then each title and value; nothing as None."""
    said = lines(part, whole).split("\n")
    kind = [part.WORD] if part.WORD else []
    return " · ".join([*kind, *said[len(kind) :]]) or None


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, date):
        return thai.format_date(value)
    if isinstance(value, Decimal):
        return thai.to_thai_digits(f"{value:,}")
    return thai.to_thai_digits(value) if isinstance(value, int) else value
