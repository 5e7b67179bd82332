"""Files that editions name: public from the first edition that shows them, for as long as one does."""

from common.models import StoredFile

from .models import Edition


def named_in(content):
    """Return every SHA-256 of a file named anywhere in `content`."""
    if isinstance(content, dict):
        own = {content["sha256"]} if isinstance(content.get("sha256"), str) else set()
        return own.union(*map(named_in, content.values()))
    return set().union(*map(named_in, content)) if isinstance(content, list) else set()


def publish(edition):
    """Make the files of `edition` public from its time of publication on."""
    StoredFile.objects.publish(named_in(edition.content), at=edition.published_at)


def hide(edition):
    """Hide the files of a withdrawn edition, but for those that another edition still shows."""
    hashes = named_in(edition.content)
    if not hashes:
        return
    StoredFile.objects.hide(hashes)
    for other in Edition.objects.filter(withdrawn_at=None).only("content", "published_at").iterator(chunk_size=50):
        StoredFile.objects.publish(hashes & named_in(other.content), at=other.published_at)
