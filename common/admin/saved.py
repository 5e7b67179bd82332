"""What the saves of a record leave behind: who saved last, and what each save changed."""

from typing import Any

from django.db import models
from django.forms.models import _get_foreign_key

from ..changes import Change, Snapshot, row_of, snapshot
from ..models import SavedChange

# What a page calls the reader, who saved from another tab or another visit.
OWN = "ท่าน"


def whole(model_admin: Any, record: models.Model) -> Snapshot:
    """Return the snapshot of a record, as the database has it, and of all rows that its form can change."""
    fresh = type(record)._base_manager.filter(pk=record.pk)
    found = snapshot(fresh)
    for inline in model_admin.inlines:
        key = _get_foreign_key(type(record), inline.model, fk_name=inline.fk_name)
        found |= snapshot(inline.model._base_manager.filter(**{key.name: record}).order_by("pk"))
    return found


def current(found: Snapshot, change: Change) -> Any:
    """Return what a snapshot holds at the place of a change, None for a row that is not there."""
    facts = found.get(change.row)
    return facts.get(change.field) if facts and change.field else facts


def keep(request: Any, record: models.Model, changes: list[Change]) -> None:
    """Keep what a save changed; nothing for a save that changed nothing."""
    if changes:
        plain = [vars(change) for change in changes]
        SavedChange.objects.create(record=row_of(record), saved_by=request.user, changes=plain)


def last_saver(record: models.Model, user: Any) -> str:
    """Return the name of whoever saved a record last, "ท่าน" for `user`, "ผู้อื่น" when that is unknown."""
    last = SavedChange.objects.filter(record=row_of(record)).select_related("saved_by").first()
    if last and last.saved_by == user:
        return OWN
    return (last.saved_by.get_full_name() or last.saved_by.get_username()) if last and last.saved_by else "ผู้อื่น"
