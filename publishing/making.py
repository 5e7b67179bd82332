"""Files of editions, made by the queue when an edition is approved: no reader waits while one is set."""

from collections.abc import Callable, Iterator

from django.conf import settings

from common import queue
from common.queue import Turn

from . import issuing, kinds, sharing
from .kinds import Output
from .models import Edition

# So many files a piece of work: what has an earlier turn waits no longer than they take.
AT_ONCE = 8
ANY = "*"


def outputs(edition: Edition) -> list[Output]:
    """Return every Output of an edition: the files of its kind, and the picture for those who share it."""
    return [*edition.about.files.outputs(edition), *sharing.outputs(edition)]


def make(edition: Edition, *, first: str = "", at_once_only: bool = False, most: int | None = None) -> int:
    """Make the files of `edition` that are not there yet, `most` of them, the one named `first` before the others; return how many."""
    missing = _missing(edition, at_once_only=at_once_only)
    wanted = sorted(missing, key=lambda output: output.name != first)[:most]
    for output in wanted:
        issuing.issue(edition, output.name, output.format, output.report)
    return len(wanted)


def _missing(edition: Edition, *, at_once_only: bool) -> list[Output]:
    wanted = [one for one in outputs(edition) if not one.made_of and (one.at_once or not at_once_only)]
    return [output for output in wanted if issuing.find(edition, output.name) is None]


def make_all() -> int:
    """Make what is missing for every edition of whose key no higher number stands; return how many files.

    Of older editions the files that are made at once are made too: whoever got one before can have it verified.
    """
    return sum(make(edition, at_once_only=is_replaced) for edition, is_replaced in _everything())


def _everything() -> Iterator[tuple[Edition, bool]]:
    """Yield (edition, whether it is replaced) of every kind that is known, those first that are not, the newest first."""
    known = Edition.objects.filter(kind__in=[kind.name for kind in kinds.everything()]).order_by("-published_at")
    wanted = list(known.not_overtaken().values_list("pk", flat=True))
    older = list(known.exclude(pk__in=wanted).values_list("pk", flat=True))
    yield from ((Edition.objects.get(pk=number), False) for number in wanted)
    yield from ((Edition.objects.get(pk=number), True) for number in older)


@queue.work("จัดทำไฟล์รายงาน", subject=1)
def make_files(pk: int, asked: str = "", turn: int = Turn.PUBLICATION) -> int:
    """Make some missing files of an edition, and have the rest made in the same turn; return how many.

    Of one that is replaced those made at once, or all of them where a reader `asked` for one, which goes first, or for ANY.
    """
    edition = Edition.objects.get(pk=pk)
    is_replaced = _is_replaced(edition)
    made = make(edition, first=asked, at_once_only=is_replaced and not asked, most=AT_ONCE)
    if made == AT_ONCE:
        queue.put(make_files, pk, asked if is_replaced else "", turn, turn=Turn(turn))
    if made and asked and not is_replaced:
        queue.put(make_missing)  # a reader missed one: a new release or a lost disk, so others are missing too
    return made


@queue.work("จัดทำไฟล์รายงานที่ขาด")
def make_missing() -> None:
    """Have what is missing made, of the live editions and those to come before the others."""
    for edition, is_replaced in _everything():
        if _missing(edition, at_once_only=is_replaced):
            turn = Turn.READERS if is_replaced else Turn.ORDINARY
            queue.put(make_files, edition.pk, "", turn, turn=turn)


def start(edition: Edition, name: str = ANY) -> None:
    """Have the missing files of `edition` made, `name` before the others; those of an earlier one when nothing else waits."""
    if settings.MAKES_FILES:  # what can't be put is asked for again: who asks is told to come again
        turn = Turn.READERS if _is_replaced(edition) else Turn.ORDINARY
        queue.put_by_reader(make_files, edition.pk, name, turn, turn=turn)


def _is_replaced(edition: Edition) -> bool:
    return not Edition.objects.filter(pk=edition.pk).not_overtaken().exists()


def soon(edition: Edition) -> None:
    """Have the files of `edition` made once the transaction that changes it is through."""
    if settings.MAKES_FILES:
        queue.put(make_files, edition.pk, "", Turn.PUBLICATION, turn=Turn.PUBLICATION)


def found(edition: Edition, name: str) -> tuple[issuing.File, Callable[[], bytes]] | None:
    """Return (File, read) of a file of `edition`; None, and it is being made from now on, when it is not there yet."""
    known = issuing.find(edition, name)
    if known is None:
        start(edition, name)
    return known or issuing.find(edition, name)
