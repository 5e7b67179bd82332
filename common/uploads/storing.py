"""Content-addressed storage: a file lies under its own SHA-256, outside static files, and never changes."""

import hashlib
from typing import Any

from django.db import transaction

from .. import stores
from ..models import FileText, StaffUser, StoredFile
from .findings import Findings


def keep(name: str, content_type: str, found: Findings, *, by: StaffUser | None = None) -> StoredFile:
    """Return the StoredFile of these bytes under this name, the existing one when there is; its text is kept for search."""
    facts: dict[str, Any] = {
        "pages": found.pages,
        "has_text_layer": found.has_text_layer,
        "readability": found.readability,
    }
    facts |= {"content_type": content_type, "size": len(found.data), "uploaded_by": by}
    file = StoredFile(sha256=hashlib.sha256(found.data).hexdigest(), name=name)
    place, files = file.store_name, stores.store("files")
    if files.size(place) != len(found.data):
        files.write(place, found.data)
    with transaction.atomic():
        file, is_new = StoredFile.objects.get_or_create(sha256=file.sha256, name=name, defaults=facts | _copy(file))
        if is_new and found.text:
            FileText.objects.create(file=file, text=found.text)
    return file


def _copy(file: StoredFile) -> dict[str, Any]:
    """Return the copy with a text layer that the same bytes have under another name."""
    other = StoredFile.objects.filter(sha256=file.sha256).exclude(with_text=None).first()
    return {"with_text": other.with_text} if other else {}
