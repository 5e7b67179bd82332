"""Django's sentences about refused fields, with their numbers as people read them.

Django puts the numbers of a sentence into it as Python writes them: "ต้องไม่เกิน 32000". It offers no hook for all forms,
so the one method by which every page, summary and command reads a refusal is wrapped. Other languages stay Django's.
"""

import functools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from . import thai


class _Count(int):
    """A number that still chooses a plural, and stands in its sentence as "๓๒,๐๐๐"."""

    def __str__(self) -> str:
        return thai.format_number(int(self))


def write_numbers_of_refusals_in_thai() -> None:
    """Make ValidationError give the sentences that Django fills in with Thai digits and separators."""
    plain = ValidationError.__iter__

    @functools.wraps(plain)
    def sentences(refusal: ValidationError) -> Iterator[Any]:
        if hasattr(refusal, "error_dict") or get_language() != "th":
            return plain(refusal)
        return map(_sentence, refusal.error_list)

    ValidationError.__iter__ = sentences  # type: ignore[method-assign]


def _sentence(refusal: Any) -> str:
    if not refusal.params:
        return str(refusal.message)
    return thai.to_thai_digits(refusal.message % _written(refusal.params))


def _written(params: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _number(value) for name, value in params.items()}


def _number(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return _Count(value)
    return thai.format_number(value) if isinstance(value, float | Decimal) else value
