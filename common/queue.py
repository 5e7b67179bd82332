"""The one queue of work that may wait. What is put inside a transaction is there when it commits, and not otherwise.

The rows lie in the site's own database (django-tasks-db). `manage.py work` does them, one process a data folder: it is
started when something is put and nobody is at it, and ends with its memory when nothing waits. Every piece of work may be
done twice: one whose process was killed is taken up again by the next.
"""

import fcntl
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Count, QuerySet
from django_tasks import task as django_task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from . import patience
from .away import is_away

ATTEMPTS = 3

logger = logging.getLogger(__name__)
_labels: dict[str, str] = {}
_subjects: dict[str, int] = {}
_at_once: tuple | None = None
# A page waits so long for the sake of what it lacks, and leaves a store that refused alone for so long.
PATIENCE_SECONDS, PAUSE_SECONDS = 1, 10
_refused_at: float | None = None


class Turn(IntEnum):
    """Whose work goes first, however long the others' waits: readers may ask for more than can be done in a day."""

    STAFF = 20  # somebody looks at a page that says to come back
    PUBLICATION = 10  # search, pages, comparison and files of what has just been published
    ORDINARY = 0
    READERS = -10  # what readers ask of earlier editions


def work(label: str, *, subject: int | None = None) -> Callable[[Callable], Task]:
    """Return a decorator that makes a function, whose arguments are JSON, work that can be `put`; `label` is Thai.

    Two pieces of it are the same that have the same first `subject` arguments; unless told, all of them.
    """

    def made(function: Callable) -> Task:
        found = django_task()(function)
        _labels[found.module_path] = label
        if subject is not None:
            _subjects[found.module_path] = subject
        return found

    return made


def put(task: Task, *args: int | str, turn: Turn = Turn.ORDINARY) -> None:
    """Have `task` done with these arguments in this turn; at once where `at_once` says so.

    The same that waits already is not put twice: whichever has the earlier turn stands for both.
    """
    if _at_once is not None:
        if task not in _at_once:
            task.call(*args)
        return
    same = _same(task, args)
    waits = same.values_list("priority", flat=True).first()
    if waits is None:
        task.using(priority=turn).enqueue(*args)
    elif waits < turn:
        same.update(priority=turn, args_kwargs={"args": list(args), "kwargs": {}})
    transaction.on_commit(start)


def _same(task: Task, args: tuple) -> QuerySet[DBTaskResult]:
    """Return what waits and is the same as `task` with these arguments."""
    waiting = DBTaskResult.objects.ready().filter(task_path=task.module_path)
    subject = _subjects.get(task.module_path)
    if subject is None:
        return waiting.filter(args_kwargs={"args": list(args), "kwargs": {}})
    return waiting.filter(**{f"args_kwargs__args__{place}": args[place] for place in range(subject)})


def put_by_reader(task: Task, *args: int | str, turn: Turn = Turn.ORDINARY) -> None:
    """Put what a page lacks that is only read: a store that takes nothing, or is locked, keeps nobody from reading."""
    global _refused_at
    if _refused_at is not None and time.monotonic() - _refused_at < PAUSE_SECONDS:
        return
    try:
        patience.within(_put_whole, task, *args, turn, seconds=PATIENCE_SECONDS)
        _refused_at = None
    except (DatabaseError, OSError) as error:
        if not is_away(error):
            raise
        _refused_at = time.monotonic()
        logger.warning("work that a page lacks can't be put: %s", type(error).__name__)


def _put_whole(task: Task, *told: Any) -> None:
    with transaction.atomic():  # what fails spoils no transaction around it
        put(task, *told[:-1], turn=told[-1])


@contextmanager
def at_once(leave_out: tuple[Task, ...] = ()) -> Iterator[None]:
    """Let whatever is put meanwhile be done in its place, but for these tasks: nobody should have to wait afterwards."""
    global _at_once
    before, _at_once = _at_once, leave_out
    try:
        yield
    finally:
        _at_once = before


def start() -> None:
    """Start the process that works, unless one is at it; what it leaves undone is started with the next that is put."""
    if not settings.WORKS_BY_ITSELF:
        return
    try:
        with alone() as lock:
            if lock is not None:
                _start(lock)
    except OSError:  # a full disk: the rows wait in the database
        logger.exception("nobody can be started to do what waits")


def go_on() -> None:
    """Let a server that starts go on with what waits or was cut short. A database that does not answer stops no start."""
    try:
        if DBTaskResult.objects.filter(status__in=("READY", "RUNNING")).exists():
            start()
    except DatabaseError:
        logger.exception("it is not known whether anything waits")
    finally:
        connection.close()


def _start(lock: int) -> None:
    """Hand the lock to a child, which keeps it until it ends; a Ctrl-C waits until manage.py can take it quietly."""
    command, nothing = [sys.executable, "manage.py", "work", "--lock", str(lock)], subprocess.DEVNULL
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        child = subprocess.Popen(  # noqa: S603 (our own command)
            command, cwd=settings.BASE_DIR, stdin=nothing, stdout=nothing, pass_fds=[lock]
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    threading.Thread(target=child.wait, daemon=True).start()


@contextmanager
def alone() -> Iterator[int | None]:
    """Let nobody else begin to work meanwhile; yields the lock, or None where somebody is at it already."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    lock = os.open(settings.DATA_DIR / "work.lock", os.O_RDWR | os.O_CREAT, 0o640)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield lock
    finally:
        os.close(lock)


def waiting() -> dict[str, int]:
    """Return Thai label → how many pieces of that work wait or are being done."""
    return open_work()[0]


def failed() -> dict[str, int]:
    """Return Thai label → how many pieces of that work failed ATTEMPTS times."""
    return open_work()[1]


def open_work() -> tuple[Counter[str], Counter[str]]:
    """Return what waits or is being done, and what failed: Thai label → how many pieces of it; in one query."""
    counted = DBTaskResult.objects.exclude(status="SUCCESSFUL").order_by().values_list("status", "task_path")
    states: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for status, path, number in counted.annotate(Count("pk")):
        states[status == "FAILED"][_labels.get(path, path)] += number
    return states
