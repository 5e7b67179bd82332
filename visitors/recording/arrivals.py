"""New visitors on their way into the database, written down on the disk: who kills a process loses none of them.

Each process writes into a file of its own in DATA_DIR / "visitors", a day and a hash for each visitor, and lets go of it when
the database has them. What a process leaves behind any other takes over: the same hash twice is one visitor.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SUFFIX = ".new"
DAY_BYTES, RECORD_BYTES = 10, 26

Visitor = tuple[date, bytes]


class Arrivals:
    """The files of one process. Its lock is the recorder's: nobody adds while another ends the file."""

    def __init__(self) -> None:
        self._file: int | None = None
        self._paths: list[Path] = []

    def add(self, day: date, hash_: bytes) -> None:
        """Write a visitor down; on a full disk they wait in memory alone."""
        try:
            if self._file is None:
                self._file = self._begun()
            if os.write(self._file, _written(day) + hash_) != RECORD_BYTES:
                self.close()
        except OSError:
            return

    def close(self) -> None:
        """Let whoever comes next be written into another file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def end(self) -> list[Path]:
        """Return the files that hold everybody so far, to be deleted once the database has them, else taken back."""
        self.close()
        ended, self._paths = self._paths, []
        return ended

    def take_back(self, paths: list[Path]) -> None:
        """Have these files among those that end next."""
        self._paths.extend(paths)

    def _begun(self) -> int:
        """Return a new file, held as long as it is written into."""
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{os.getpid()}-{secrets.token_hex(8)}"
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        path.rename(path.with_suffix(SUFFIX))  # nobody may take it over before it is held
        self._paths.append(path.with_suffix(SUFFIX))
        return file


def left_behind(*, today: date) -> Iterator[tuple[Path, set[Visitor]]]:
    """Yield each file that no process writes into, with its visitors of `today` and the days beside it.

    The key of an older day is gone, and with it whatever could tell whether its hashes were counted.
    """
    near = {today + timedelta(days=days) for days in (-1, 0, 1)}
    for path in _folder().glob(f"*{SUFFIX}"):
        with suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield path, {visitor for visitor in _visitors(file.read()) if visitor[0] in near}


@lru_cache(maxsize=2)
def _written(day: date) -> bytes:
    return day.isoformat().encode()


def _visitors(data: bytes) -> Iterator[Visitor]:
    for start in range(0, len(data) - RECORD_BYTES + 1, RECORD_BYTES):
        day, hash_ = data[start : start + DAY_BYTES], data[start + DAY_BYTES : start + RECORD_BYTES]
        with suppress(ValueError):
            yield date.fromisoformat(day.decode("latin-1")), hash_


def _folder() -> Path:
    return settings.DATA_DIR / "visitors"
