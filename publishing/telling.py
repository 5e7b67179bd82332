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
    """Return the value of a field of `whole`, or of a part of it, in Thai; nested data as lines, nothing as None."""
    if value in (None, "", []):
        return None
    if isinstance(value, Content):
        return lines(value, whole) or None
    if isinstance(value, list):
        return "\n".join(part for item in value if (part := told(field, item, whole))) or None
    return (field.words and field.words(value, whole)) or _plain(value)


def lines(part: Content, whole: Content, leave_out: Iterable[str] = ()) -> str:
    """Return a Content as lines of "title: value", but for the fields left out and what only programs read; nothing as ""."""
    named = [(name, field) for name, field in fields(type(part)).items() if name not in {*leave_out, *FOR_PROGRAMS}]
    values = [(field.title, told(field, getattr(part, name), whole)) for name, field in named]
    return "\n".join(f"{label}: {words}" for label, words in [(TYPE, part.WORD or None), *values] if words is not None)


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, date):
        return thai.format_date(value)
    if isinstance(value, Decimal):
        return thai.to_thai_digits(f"{value:,}")
    return thai.to_thai_digits(value) if isinstance(value, int) else value
