"""What an edition says of a stored file."""

from publishing.contents import of
from publishing.parts import FileFacts


def file_facts(file):
    """Return the FileFacts of a stored file, None for none."""
    return of(FileFacts, file) if file else None
