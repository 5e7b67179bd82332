"""Saving records that came from a file."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model

M = TypeVar("M", bound=Model)


def saved(record: M) -> M:
    """Save a record whose rules hold; ValidationError says which rule of which record does not."""
    _follow(_every_rule, record)
    record.save()
    return record


def save_all(records: Iterable[Model]) -> None:
    """Save records of one model whose rules hold, new ones together; ValidationError says which rule of which does not.

    Asking the database for the rules of each record costs ten times its saving: only when it refuses them is it asked which.
    """
    new = []
    for record in records:
        if record._state.adding:
            _follow(own_rules, record)
            new.append(record)
        else:
            saved(record)
    if new:
        _add(new)


def own_rules(record: Model) -> None:
    """Clean a record without asking the database, which holds the constraints itself; ValidationError says what is wrong with it."""
    keys = (field for field in record._meta.fields if isinstance(field, ForeignKey))
    record.clean_fields(exclude={key.name for key in keys if key.is_cached(record)})
    record.clean()


def _add(new: list[Model]) -> None:
    try:
        with transaction.atomic():
            type(new[0])._base_manager.bulk_create(new)
    except IntegrityError:
        for record in new:
            saved(record)


def _every_rule(record: Model) -> None:
    record.full_clean(validate_unique=False)


def _follow(rules: Callable[[Model], None], record: Model) -> None:
    try:
        rules(record)
    except ValidationError as refusal:
        raise ValidationError(f"{record}: {' '.join(refusal.messages)}") from refusal
