"""Files of editions, made by the queue when an edition is approved: no reader waits while one is set."""

from collections.abc import Callable

from django.conf import settings

from common import queue

from . import issuing, kinds, sharing
from .kinds import Output
from .models import Edition


def outputs(edition: Edition) -> list[Output]:
    """Return every Output of an edition: the files of its kind, and the picture for those who share it."""
    return [*edition.about.files.outputs(edition), *sharing.outputs(edition)]


def make(edition: Edition, *, first: str = "", at_once_only: bool = False) -> int:
    """Make every file of `edition` that is not there yet, the one named `first` before the others; return how many."""
    wanted = sorted(outputs(edition), key=lambda output: output.name != first)
    wanted = [output for output in wanted if not output.made_of and (output.at_once or not at_once_only)]
    missing = [output for output in wanted if issuing.find(edition, output.name) is None]
    for output in missing:
        issuing.issue(edition, output.name, output.format, output.report)
    return len(missing)


def make_all() -> int:
    """Make what is missing for the live edition of every kind and key and those to come; return how many files.

    Of older editions the files that are made at once are made too: whoever got one before can have it verified.
    """
    known = Edition.objects.filter(kind__in=[kind.name for kind in kinds.everything()]).order_by("-published_at")
    wanted = list(known.not_replaced().values_list("pk", flat=True))
    older = list(known.exclude(pk__in=wanted).values_list("pk", flat=True))
    made = sum(make(Edition.objects.get(pk=number)) for number in wanted)
    return made + sum(make(Edition.objects.get(pk=number), at_once_only=True) for number in older)


@queue.work("จัดทำไฟล์รายงาน")
def make_files(pk: int, first: str = "") -> int:
    """Make the missing files of an edition, `first` before the others; of one that is replaced those made at once."""
    edition = Edition.objects.get(pk=pk)
    is_replaced = not Edition.objects.filter(pk=pk).not_replaced().exists()
    made = make(edition, first=first, at_once_only=is_replaced and not first)
    if first and made:  # one that a reader missed: a new release or a lost disk, so others are missing too
        queue.put(make_missing)
    return made


@queue.work("จัดทำไฟล์รายงานที่ขาด")
def make_missing() -> int:
    """Make what is missing for the live editions and those to come; return how many files."""
    return make_all()


def start(edition: Edition, name: str = "") -> None:
    """Have the missing files of `edition` made, `name` before everything else that waits; return at once."""
    if settings.MAKES_FILES:  # what can't be put is asked for again: who asks is told to come again
        queue.put_by_reader(make_files, edition.pk, name, soon=bool(name))


def soon(edition: Edition) -> None:
    """Have the files of `edition` made once the transaction that changes it is through."""
    if settings.MAKES_FILES:
        queue.put(make_files, edition.pk, "")


def found(edition: Edition, name: str) -> tuple[issuing.File, Callable[[], bytes]] | None:
    """Return (File, read) of a file of `edition`; None, and it is being made from now on, when it is not there yet."""
    known = issuing.find(edition, name)
    if known is None:
        start(edition, name)
    return known or issuing.find(edition, name)
