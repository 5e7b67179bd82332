"""The thread that writes what the recorder has counted: within a second after the first page view, and at exit."""

import atexit
import os
import threading
import time

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from common import limits

from ..identity import keys
from .recorder import Recorder, recorder

FORGET_EVERY_SECONDS = 3600


class Flusher:
    """Starts its thread with the first request, so that it lives in gunicorn's workers and not in their parent."""

    def __init__(self) -> None:
        self._something = threading.Event()
        self._is_awake = False
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Say that something waits to be written. Without settings.VISITORS_FLUSH_SECONDS nothing happens."""
        if self._is_awake or settings.VISITORS_FLUSH_SECONDS is None:
            return
        self._is_awake = True
        self._something.set()
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="visitors", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        forgotten = time.monotonic()
        _take_over()
        while True:
            if self._something.wait(FORGET_EVERY_SECONDS):
                time.sleep(settings.VISITORS_FLUSH_SECONDS or 0)
                self._something.clear()
                self._is_awake = False
                if not recorder.flush(at=timezone.now()):
                    self._something.set()
            if time.monotonic() - forgotten > FORGET_EVERY_SECONDS:
                forgotten = time.monotonic()
                _forget()
            _let_go()


def _let_go() -> None:
    """Close the thread's connection when it is old, except SQLite's.

    SQLite removes its log and the log's index with the last connection, and on a full disk they could not be made
    again: no page could even be read.
    """
    if connection.vendor != "sqlite":
        close_old_connections()


def _forget() -> None:
    """Let old keys, and limits that are over, go also on a day without visitors; an absent database gets another chance an hour later."""
    now = timezone.now()
    today = timezone.localdate(now)
    recorder.forget(today=today)
    _take_over()
    try:
        limits.sweep()
        keys.forget(at=now, today=today)
    except DatabaseError:
        recorder.breaker.failed(at=now)


def _take_over() -> None:
    recorder.take_over(today=timezone.localdate())


flusher = Flusher()


@atexit.register
def _at_exit() -> None:
    """Write the rest when a worker ends; a restarted gunicorn loses nothing."""
    if settings.VISITORS_FLUSH_SECONDS is not None:
        recorder.flush(at=timezone.now(), insist=True)


def _after_fork() -> None:
    """A forked worker starts empty: the parent writes what the parent counted."""
    recorder.arrivals.close()
    Recorder.__init__(recorder)
    Flusher.__init__(flusher)


os.register_at_fork(after_in_child=_after_fork)
