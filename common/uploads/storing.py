"""Content-addressed storage: a file lies under its own SHA-256, outside static files, and never changes."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from ..models import FileText, StaffUser, StoredFile
from .checking import checked


def store(upload: UploadedFile, *, by: StaffUser | None = None) -> StoredFile:
    """Return the StoredFile of `upload`, the existing one when the same bytes were stored under its name before.

    Raises ValidationError as `checked` does.
    """
    new = checked(upload)
    found = new.findings
    sha256 = hashlib.sha256(found.data).hexdigest()
    file = StoredFile(
        sha256=sha256,
        name=new.name,
        content_type=new.content_type,
        size=len(found.data),
        pages=found.pages,
        has_text_layer=found.has_text_layer,
        readability=found.readability,
        uploaded_by=by,
    )
    if not file.path.exists():
        _write(file.path, found.data)
    with transaction.atomic():
        file, is_new = StoredFile.objects.get_or_create(sha256=sha256, name=new.name, defaults=_facts(file))
        if is_new and found.text:
            FileText.objects.create(file=file, text=found.text)
    file.changed = found.changed
    return file


def _facts(file: StoredFile) -> dict[str, Any]:
    names = ("content_type", "size", "pages", "has_text_layer", "readability", "uploaded_by")
    return {name: getattr(file, name) for name in names}


def _write(path: Path, data: bytes) -> None:
    """Write so that `path` appears whole or not at all, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(file.name, 0o640)
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
            raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
