"""Files that editions name: public from the first edition that shows them, for as long as one does."""

from common.models import StoredFile

from .contents import parts
from .models import Edition
from .parts import Stored


def named_in(said):
    """Return every SHA-256 of a file named anywhere in a content."""
    return {part.sha256 for part in parts(said) if isinstance(part, Stored)}


def publish(edition):
    """Make the files of `edition` public from its time of publication on."""
    StoredFile.objects.publish(named_in(edition.said), at=edition.published_at)


def hide(edition):
    """Hide the files of a withdrawn edition, but for those that another edition still shows."""
    hashes = named_in(edition.said)
    if not hashes:
        return
    StoredFile.objects.hide(hashes)
    for other in (
        Edition.objects.filter(withdrawn_at=None).only("kind", "content", "published_at").iterator(chunk_size=50)
    ):
        StoredFile.objects.publish(hashes & named_in(other.said), at=other.published_at)
