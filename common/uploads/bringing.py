"""A file that somebody brings in: checked, kept, and given a text layer in the background when it has none."""

from django.core.files.uploadedfile import UploadedFile

from ..models import StaffUser, StoredFile
from . import recognizing
from .checking import checked
from .storing import keep


def store(upload: UploadedFile, *, by: StaffUser | None = None) -> StoredFile:
    """Return the StoredFile of `upload`, the existing one when the same bytes were stored under its name before.

    Raises ValidationError as `checked` does.
    """
    new = checked(upload)
    file = keep(new.name, new.content_type, new.findings, by=by)
    file.changed = new.findings.changed
    recognizing.ask(file)
    return file
