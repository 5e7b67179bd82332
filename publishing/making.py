"""Files of editions, made by a process of its own when an edition is approved: no reader waits while one is set.

One such process at a time holds the lock of its folder, handed down when it starts; it ends with its memory.
"""

import fcntl
import logging
import os
import subprocess
import sys
import threading
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.shortcuts import render

from . import issuing, kinds, sharing
from .models import Edition

RETRY_SECONDS = 10
logger = logging.getLogger(__name__)


def outputs(edition):
    """Return every Output of an edition: the files of its kind, and the picture for those who share it."""
    return [*edition.about.files(edition), *sharing.outputs(edition)]


def make(edition, *, first="", at_once_only=False):
    """Make every file of `edition` that is not there yet, the one named `first` before the others; return how many."""
    wanted = sorted(outputs(edition), key=lambda output: output.name != first)
    wanted = [output for output in wanted if output.at_once or not at_once_only]
    missing = [output for output in wanted if issuing.find(edition, output.name) is None]
    for output in missing:
        issuing.issue(edition, output.name, output.format, output.report)
    return len(missing)


def make_all():
    """Make what is missing for the newest edition of every kind and key, scheduled ones too; return how many files.

    Of older editions the files that are made at once are made too: whoever got one before can have it verified.
    """
    known = Edition.objects.filter(kind__in=[kind.name for kind in kinds.everything()]).order_by("-published_at")
    highest = list(known.highest_of_each().values_list("pk", flat=True))
    older = list(known.exclude(pk__in=highest).values_list("pk", flat=True))
    made = sum(make(Edition.objects.get(pk=number)) for number in highest)
    return made + sum(make(Edition.objects.get(pk=number), at_once_only=True) for number in older)


def start(edition, name=""):
    """Have the missing files of `edition` made, `name` first, and those of every newest edition after; return at once.

    Does nothing while such a process is at work: what it leaves missing is asked for again.
    """
    if not settings.MAKES_FILES:
        return
    try:
        _start(edition, name)
    except OSError:  # a full disk: who asks is told to come again, and asks again then
        logger.exception("files of editions can't be made")


def _start(edition, name):
    with alone() as lock:
        if lock is not None:
            command = [sys.executable, "manage.py", "make_files", str(edition.pk), "--first", name]
            # The child inherits the lock and keeps it until it ends.
            nothing = subprocess.DEVNULL
            child = subprocess.Popen(  # noqa: S603 (our own command)
                command, cwd=settings.BASE_DIR, stdin=nothing, stdout=nothing, pass_fds=[lock]
            )
            threading.Thread(target=child.wait, daemon=True).start()


@contextmanager
def alone():
    """Let nobody else begin to make files meanwhile; yields the lock, or None where somebody is at it already."""
    settings.ISSUED_ROOT.mkdir(parents=True, exist_ok=True)
    lock = os.open(settings.ISSUED_ROOT / "making.lock", os.O_RDWR | os.O_CREAT, 0o640)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield lock
    finally:
        os.close(lock)


def soon(edition):
    """Have the files of `edition` made once the transaction that changes it is through."""
    transaction.on_commit(lambda: start(edition))


def found(edition, name):
    """Return (File, read) of a file of `edition`; None, and it is being made from now on, when it is not there yet."""
    known = issuing.find(edition, name)
    if known is None:
        start(edition, name)
    return known or issuing.find(edition, name)


def answer(request, edition, name, stem, *, inline=False):
    """Answer with the file `name` of an edition, or that it is being made; a reader saves it as `stem`, or sees it `inline`.

    Its hash is in the database before the first byte goes out. Raises Http404 with a sentence for a name that is none of
    the files of its kind, as for all files of a withdrawn edition whose kind hands out none.
    """
    output = next((output for output in outputs(edition) if output.name == name), None)
    if output is None:
        raise Http404("ฉบับเผยแพร่นี้ไม่มีไฟล์ชื่อนี้")
    made = issuing.find(edition, name) if output.at_once else found(edition, name)
    if made is None and output.at_once:
        made = issuing.issue(edition, name, output.format, output.report)
    return issuing.answer(request, *made, output.format, stem, inline=inline) if made else being_made(request, edition)


def being_made(request, edition):
    """Answer that the file asked for is being made, and when to ask again."""
    response = render(request, "publishing/being_made.html", {"edition": edition}, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response
