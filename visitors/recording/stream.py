"""Counts the readers whom nginx answered from its own copy of a page, as deploy/nginx.conf tells of them.

nginx writes a line for each into settings.READERS_LOG, a file in memory. One worker reads it, counts, writes to the
database, and then cuts a hole where the lines stood: nothing that nginx has written is lost, and no line stays.
"""

import atexit
import ctypes
import fcntl
import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import msgspec
from django.conf import settings
from django.utils import timezone

from .reader import Reader
from .recorder import recorder

EVERY_SECONDS, RETRY_SECONDS, LAST_SECONDS = 0.25, 10, 5
AT_ONCE = 1 << 20
KEEP_SIZE_AND_PUNCH_HOLE = 3

log = logging.getLogger(__name__)
_counting = threading.Lock()
# Whoever else wants to know how many answers there were, by path and status.
listeners: list[Callable[[str, int, int], None]] = []


@dataclass(frozen=True)
class Answer:
    """What the counter asks of an answer that nginx gave."""

    status_code: int
    headers: dict


class Line(msgspec.Struct):
    """What nginx tells of an answer; `page` is its path and title, percent-encoded."""

    at: float
    address: str
    agent: str
    method: str
    status: int
    type: str
    purpose: str
    dnt: str
    gpc: str
    page: str


_lines = msgspec.json.Decoder(Line, strict=False)  # nginx writes numbers as texts


class Lines:
    """The file, held by this process alone: `read` and then `erase` what was read."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o660)
        fcntl.flock(self._file, fcntl.LOCK_EX)  # waits until the worker that counts ends
        self._at = self._end = self._first()

    def read(self) -> list[bytes]:
        """Return the whole lines that came since."""
        found = os.pread(self._file, AT_ONCE, self._at)
        self._end = self._at + found.rfind(b"\n") + 1
        # What was erased of a block on the disk reads as zeros.
        return found[: self._end - self._at].lstrip(b"\0").splitlines()

    def erase(self) -> None:
        """Let go of the lines that were read."""
        if self._end > self._at:
            _punch(self._file, self._at, self._end - self._at)
            self._at = self._end

    @property
    def is_gone(self) -> bool:
        """Return whether somebody has removed the file: nginx writes to another one after its next reload."""
        return os.fstat(self._file).st_nlink == 0

    def close(self) -> None:
        os.close(self._file)

    def _first(self) -> int:
        try:
            return os.lseek(self._file, 0, os.SEEK_DATA)
        except OSError:  # nothing is written, or all is erased
            return os.fstat(self._file).st_size


def _punch(file: int, start: int, length: int) -> None:
    call = ctypes.CDLL(None, use_errno=True).fallocate
    call.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64]
    if call(file, KEEP_SIZE_AND_PUNCH_HOLE, start, length):
        raise OSError(ctypes.get_errno(), "lines of readers can't be erased")


def watch() -> None:
    """Let this worker count the lines of settings.READERS_LOG, or wait for the one that does."""
    threading.Thread(target=_run, name="readers", daemon=True).start()
    # What is being counted is erased before the worker ends.
    atexit.register(_counting.acquire, timeout=LAST_SECONDS)


def _run() -> None:
    while True:
        try:
            _follow(Lines(settings.READERS_LOG))
        except OSError:
            log.exception("the readers whom nginx answered can't be counted now; their lines wait")
            time.sleep(RETRY_SECONDS)


def _follow(lines: Lines) -> None:
    try:
        while not lines.is_gone:
            if not count(lines):
                time.sleep(EVERY_SECONDS)
    finally:
        lines.close()


def count(lines: Lines) -> int:
    """Count what was written since, erase it once the database has it, and return how many lines it was."""
    with _counting:
        found = lines.read()
        _tell(filter(None, map(_note, found)))
        while found and not recorder.flush(at=timezone.now()):
            time.sleep(EVERY_SECONDS)
        lines.erase()
    return len(found)


def _note(line: bytes) -> tuple[str, int] | None:
    """Count the reader of a line and return the path and status of the answer; None for a line that can't be read."""
    try:
        said = _lines.decode(line.decode("latin-1"))
        path, title = _page(said.page)
    except (ValueError, msgspec.MsgspecError):
        log.error("a line about a reader can't be read")
        return None
    answer = Answer(said.status, {"Content-Type": said.type})
    recorder.note_page(
        Reader(_environ(said), said.method, path), answer, title, at=datetime.fromtimestamp(said.at, UTC)
    )
    return path, said.status


def _tell(answers: Iterable[tuple[str, int]]) -> None:
    for (path, status), times in Counter(answers).items():
        for tell in listeners:
            tell(path, status, times)


@lru_cache(maxsize=256)  # the same few pages stand in thousands of lines, percent-encoded
def _page(told: str) -> tuple[str, str]:
    path, title = told.split(" ")
    return unquote(path), unquote(title)


def _environ(said: Line) -> dict[str, str]:
    environ = {"REMOTE_ADDR": said.address, "HTTP_USER_AGENT": said.agent}
    environ |= {"HTTP_SEC_PURPOSE": said.purpose, "HTTP_DNT": said.dnt, "HTTP_SEC_GPC": said.gpc}
    return environ
