"""Saving records that came from a file, one by one."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

M = TypeVar("M", bound=Model)


def saved(record: M) -> M:
    """Save a record whose rules hold; ValidationError says which rule of which record does not."""
    try:
        record.full_clean(validate_unique=False)
    except ValidationError as refusal:
        raise ValidationError(f"{record}: {' '.join(refusal.messages)}") from refusal
    record.save()
    return record
