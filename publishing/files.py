"""Files that editions name: public from the first edition that shows them, for as long as one does."""

from collections import defaultdict

from django.db.models import Min

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
    files = list(edition.shown_files.values_list("sha256", "name"))
    StoredFile.objects.named(files).hide()
    hashes = {sha256 for sha256, _ in files}
    elsewhere = ShownFile.objects.filter(sha256__in=hashes, edition__withdrawn_at=None).values("sha256", "name")
    since = defaultdict(set)
    for row in elsewhere.annotate(first=Min("edition__published_at")):
        since[row["first"]].add((row["sha256"], row["name"]))
    for first, shown in since.items():
        StoredFile.objects.named(shown).publish(at=first)
