"""Files of editions, made by the queue when an edition is approved: no reader waits while one is set."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from common import queue
from common.exports import Download

from . import issuing, kinds, sharing
from .kinds import Output
from .models import Edition

RETRY_SECONDS = 10
logger = logging.getLogger(__name__)


def outputs(edition: Edition) -> list[Output]:
    """Return every Output of an edition: the files of its kind, and the picture for those who share it."""
    return [*edition.about.files.outputs(edition), *sharing.outputs(edition)]


def at(edition: Edition, path: str) -> Output:
    """Return the Output that lies at this path below an edition's address; raises Http404 with a sentence without it."""
    found = outputs(edition)
    output = next((output for output in found if output.path == path), None)
    if output is None and edition.withdrawn_at:
        raise Http404("ฉบับเผยแพร่นี้ถูกเพิกถอนแล้ว จึงไม่มีไฟล์นี้")
    if output is None:
        raise Http404(f"ไม่มีไฟล์นี้ ไฟล์ที่มีคือ {' '.join(one.path for one in found if one.path and '/' not in one.path)}")
    return output


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
    try:
        if settings.MAKES_FILES:
            queue.put(make_files, edition.pk, name, soon=bool(name))
    except DatabaseError:  # it is asked for again: who asks is told to come again
        logger.exception("files of editions can't be asked for")


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


def answer(request: HttpRequest, edition: Edition, path: str) -> HttpResponseBase:
    """Answer with the file at this path below the address of an edition, or that it is being made.

    Its hash is in the database before the first byte goes out, that of a streamed one before the last. Raises Http404 as
    `at` does.
    """
    output = at(edition, path)
    if output.made_of:
        return (
            issuing.stream(output)
            if all(found(edition, name) for name in output.made_of)
            else being_made(request, edition)
        )
    made = issuing.find(edition, output.name) if output.at_once else found(edition, output.name)
    if made is None and output.at_once:
        made = issuing.issue(edition, output.name, output.format, output.report)
    return issuing.answer(request, *made, output) if made else being_made(request, edition)


def being_made(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer that the file asked for is being made, and when to ask again."""
    response = render(request, "publishing/being_made.html", {"edition": edition}, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def buttons(edition: Edition) -> list[dict[str, list[Download]]]:
    """Return the one group of buttons for all files of an edition's kind, without sizes; none for a preview."""
    found = [] if edition.is_preview else edition.about.files.outputs(edition)
    downloads = [Download(output.format, edition.file_url(output.path)) for output in found if output.path]
    return [{"downloads": downloads}] if downloads else []
