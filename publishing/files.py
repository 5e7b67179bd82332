"""Files that editions name: public from the first edition that shows them, for as long as one does."""

from collections import defaultdict

from django.db.models import Min

from common.models import StoredFile

from .contents import parts
from .models import ShownFile
from .parts import Stored


def named_in(said):
    """Return every SHA-256 of a file named anywhere in a content."""
    return {part.sha256 for part in parts(said) if isinstance(part, Stored)}


def publish(edition):
    """Make the files of `edition` public from its time of publication on."""
    hashes = named_in(edition.said)
    ShownFile.objects.bulk_create(ShownFile(edition=edition, sha256=sha256) for sha256 in sorted(hashes))
    StoredFile.objects.publish(hashes, at=edition.published_at)


def hide(edition):
    """Hide the files of a withdrawn edition, but for those that another edition still shows."""
    hashes = list(edition.shown_files.values_list("sha256", flat=True))
    StoredFile.objects.hide(hashes)
    elsewhere = ShownFile.objects.filter(sha256__in=hashes, edition__withdrawn_at=None).values("sha256")
    since = defaultdict(set)
    for row in elsewhere.annotate(first=Min("edition__published_at")):
        since[row["first"]].add(row["sha256"])
    for first, shown in since.items():
        StoredFile.objects.publish(shown, at=first)
