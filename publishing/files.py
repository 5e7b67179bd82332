"""Files that editions name: public from the first edition that shows them, for as long as one does."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Subquery

from common.models import StoredFile

from .contents import Content, parts
from .models import Edition, ShownFile
from .parts import Stored


def named_in(said: Content) -> set[tuple[str, str]]:
    """Return the (SHA-256, name) of every file named anywhere in a content."""
    return {(part.sha256, part.name) for part in parts(said) if isinstance(part, Stored)}


def publish(edition: Edition) -> None:
    """Make the files of `edition` public from its time of publication on."""
    files = sorted(named_in(edition.said))
    ShownFile.objects.bulk_create(ShownFile(edition=edition, sha256=sha256, name=name) for sha256, name in files)
    StoredFile.objects.named(files).publish(at=edition.published_at)


def hide(edition: Edition) -> None:
    """Hide the files of a withdrawn edition, but for those that another edition still shows."""
    files = StoredFile.objects.named(list(edition.shown_files.values_list("sha256", "name")))
    standing = ShownFile.objects.filter(
        sha256=OuterRef("sha256"), name=OuterRef("name"), edition__withdrawn_at=None
    ).order_by("edition__published_at")
    files.filter(~Exists(standing)).hide()
    # What was public before this edition came is so by another one, and stays as it is.
    by_it = files.filter(public_since__gte=edition.published_at)
    since = defaultdict(list)
    for pk, first in by_it.values_list("pk", Subquery(standing.values("edition__published_at")[:1])):
        since[first].append(pk)
    for first, keys in since.items():
        StoredFile.objects.filter(pk__in=keys).update(public_since=first)
