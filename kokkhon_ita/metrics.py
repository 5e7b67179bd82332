"""Counts answers by view and status for Prometheus, at an address of their own: settings.METRICS_BIND.

Every process counts into a file of its own in memory, and the one of them that holds the lock tells the sum of all. A process
that begins goes on with the file of one that ended, so there are never more files than there were processes at once.
No address, person or query is counted. Of complaints only failures are: when somebody was there must show nowhere.
"""

import fcntl
import logging
import os
import shutil
import threading
from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any, cast
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.urls import Resolver404, resolve
from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server, values
from prometheus_client.multiprocess import MultiProcessCollector

from common.sealed_pages import is_sealed
from visitors.recording import stream

from .kept.door import Door

SEALED, NO_VIEW = "complaints", "none"
SECONDS = (0.005, 0.02, 0.1, 0.5, 2, 10)

log = logging.getLogger(__name__)
_mine = {"file": 0}
_locks: list[int] = []


def _folder() -> Path:
    """Return the empty folder of the files; whoever began before is not counted on."""
    folder = settings.METRICS_ROOT
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    return folder


FOLDER = _folder()
values.ValueClass = values.MultiProcessValue(lambda: _mine["file"])
answers = Counter("ita_answers", "Answers by view and status", ["view", "status", "by"], registry=None)
seconds = Histogram("ita_answer_seconds", "Seconds until an answer begins", registry=None, buckets=SECONDS)


class Counted:
    """The WSGI application around kept.door, so that kept pages are counted too."""

    def __init__(self, application: Door) -> None:
        self.application, self.page_of = application, application.page_of

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self.application(environ, _told(environ, start_response))

    def at_hand(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        """Return what the application has at hand, counted too."""
        return self.application.at_hand(environ, _told(environ, start_response))


def _told(environ: WSGIEnvironment, start_response: StartResponse) -> StartResponse:
    """Return `start_response` as a function that counts the answer too."""
    began, path = perf_counter(), get_path_info(environ)  # a file's answer changes it

    def told(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        # Whom nginx gives such a page, the first one too, it tells itself.
        if not any(name == "X-Page" for name, _ in headers):
            note(path, status[:3], perf_counter() - began)
        return start_response(status, headers, *rest)

    return cast(StartResponse, told)


def _note_of_nginx(path: str, status: int, times: int) -> None:
    note(path, str(status), by="nginx", times=times)


def note(path: str, status: str, took: float | None = None, *, by: str = "site", times: int = 1) -> None:
    """Count one answer, or several alike."""
    sealed = is_sealed(path)
    if sealed and status != "500":
        return
    answers.labels(SEALED if sealed else _view(path), status, by).inc(times)
    if took is not None and not sealed:
        seconds.observe(took)


@lru_cache(maxsize=1024)
def _view(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return NO_VIEW


def serve() -> None:
    """Let this worker count into its own file, count whom nginx answered, and tell the sum or wait for the one that does."""
    _mine["file"] = next(number for number in count(1) if _hold(f"{number}.lock", fcntl.LOCK_EX | fcntl.LOCK_NB))
    stream.listeners.append(_note_of_nginx)
    threading.Thread(target=_tell, name="metrics", daemon=True).start()


def _hold(name: str, how: int) -> bool:
    file = os.open(FOLDER / name, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, how)
    except BlockingIOError:
        os.close(file)
        return False
    _locks.append(file)  # until the process ends
    return True


def _tell() -> None:
    _hold("told.lock", fcntl.LOCK_EX)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(FOLDER))
    host, port = settings.METRICS_BIND.rsplit(":", 1)
    try:
        start_http_server(int(port), host.strip("[]"), registry)
    except OSError:
        log.exception("the metrics can't be told at METRICS_BIND")
