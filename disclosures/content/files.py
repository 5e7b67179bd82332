"""What an edition says of a stored file."""

from common.models import StoredFile
from publishing.contents import of
from publishing.parts import FileFacts


def file_facts(file: StoredFile | None) -> FileFacts | None:
    """Return the FileFacts of a stored file, None for none."""
    return of(FileFacts, file) if file else None
