"""A register outside the database and its backups: of every case, and of the roster, the state that it has now.

A MAC proves that the site once wrote a row so, not that it still holds. A row, or the whole database, put back to an older
state of itself bears MACs that hold, but not those that stand here. No name, id, time or order stands here: only keyed hashes.

Each change is noted before its transaction is stored and is sure once it is. A crash between the two leaves both states
good, until the next change.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

_MARKS = "CREATE TABLE mark (name BLOB, turn INTEGER, state BLOB, epoch INTEGER, sure INTEGER, PRIMARY KEY (name, turn)) WITHOUT ROWID"
_TOLD = "CREATE TABLE told (position INTEGER, sha256 TEXT, salt TEXT)"
_NEXT = "SELECT ?1, coalesce(max(turn), 0) + 1, ?2, ?3, 0 FROM mark WHERE name = ?1"
_PATIENCE = 20  # seconds for other processes that write
GONE = b""  # the state of what was taken away

Mark = tuple[bytes, bytes, int]  # name, state, rotation of the keys (the column is `epoch`)


def exists() -> bool:
    """Return whether there is a register."""
    return _file().exists()


def begin(marks: Iterable[Mark]) -> None:
    """Make the register with these marks, all sure; another process that was first keeps its own."""
    folder = _file().parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = folder / f".{os.getpid()}"
    fresh.unlink(missing_ok=True)
    with _told_as_oserror(), closing(sqlite3.connect(fresh)) as register:
        register.execute(_MARKS)
        register.execute(_TOLD)
        register.executemany("INSERT INTO mark VALUES (?, 1, ?, ?, 1)", marks)
        register.commit()
    with suppress(FileExistsError):
        os.link(fresh, _file())
    fresh.unlink()
    _tell_only_the_day()


def note(mark: Mark) -> None:
    """Note a state at once, and take it as the only good one when the running transaction is stored."""
    name, state, _ = mark
    with _writing() as register:
        register.execute(f"INSERT INTO mark {_NEXT}", mark)
    transaction.on_commit(lambda: _settle(name, state))


def _settle(name: bytes, state: bytes) -> None:
    """Called once the change is stored: a full disk must not tell its author that it was not."""
    with suppress(OSError), _writing() as register:
        register.execute("UPDATE mark SET sure = 1 WHERE name = ? AND state = ?", (name, state))
        register.execute(
            "DELETE FROM mark WHERE name = ?1 AND turn < (SELECT max(turn) FROM mark WHERE name = ?1 AND state = ?2)",
            (name, state),
        )


def is_good(name: bytes, state: bytes) -> bool:
    """Return whether this is the state that something has now."""
    with _open() as register:
        found = register.execute("SELECT 1 FROM mark WHERE name = ? AND state = ?", (name, state)).fetchone()
    return found is not None


def states(names: Iterable[bytes]) -> dict[bytes, set[bytes]]:
    """Return the good states of each of these names that is known."""
    found: dict[bytes, set[bytes]] = {}
    with _open() as register:
        for name in names:
            for (state,) in register.execute("SELECT state FROM mark WHERE name = ?", (name,)):
                found.setdefault(name, set()).add(state)
    return found


def knows(name: bytes) -> bool:
    """Return whether anything was ever noted under this name."""
    with _open() as register:
        return register.execute("SELECT 1 FROM mark WHERE name = ?", (name,)).fetchone() is not None


def rotation_of(name: bytes) -> int:
    """Return the newest rotation that is known of a case; 0 for one that is unknown."""
    with _open() as register:
        return register.execute("SELECT coalesce(max(epoch), 0) FROM mark WHERE name = ?", (name,)).fetchone()[0]


def sure() -> dict[bytes, bytes]:
    """Return the newest sure state of everything that is there: name → state."""
    with _open() as register:
        newest = dict(register.execute("SELECT name, state FROM mark WHERE sure ORDER BY turn"))
    return {name: state for name, state in newest.items() if state != GONE}


def names() -> set[bytes]:
    """Return the name of everything that was ever noted, sure or not."""
    with _open() as register:
        return {name for (name,) in register.execute("SELECT DISTINCT name FROM mark")}


def accept(marks: Iterable[Mark]) -> None:
    """Take these states as the good ones, and forget everything else: what a restored database holds."""
    with _writing() as register:
        register.execute("DELETE FROM mark")
        register.executemany("INSERT INTO mark VALUES (?, 1, ?, ?, 1)", marks)


def keep_told(position: int, sha256: str, salt: str) -> None:
    """Remember the newest entry of the public ledger about the cases, and its salt."""
    with _writing() as register:
        register.execute("DELETE FROM told")
        register.execute("INSERT INTO told VALUES (?, ?, ?)", (position, sha256, salt))


def told() -> tuple[int, str, str] | None:
    """Return what `keep_told` kept; None before the first time."""
    with _open() as register:
        return register.execute("SELECT position, sha256, salt FROM told").fetchone()


def _file() -> Path:
    return settings.REGISTER_ROOT / "register.sqlite3"


@contextmanager
def _open() -> Iterator[sqlite3.Connection]:
    """Open the register. Raises OSError where it can't be read or written."""
    address = f"file:{_file()}?mode=rw"
    with _told_as_oserror(), closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as register:
        yield register


@contextmanager
def _told_as_oserror() -> Iterator[None]:
    """A disk that is full, or a file that is broken, refuses a report as the sealed store's own does."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(f"the register of cases: {error}") from error


@contextmanager
def _writing() -> Iterator[sqlite3.Connection]:
    with _open() as register:
        register.isolation_level = None
        register.execute("BEGIN IMMEDIATE")
        yield register
        register.execute("COMMIT")
    _tell_only_the_day()


def _tell_only_the_day() -> None:
    """The file's time would tell when a case last changed."""
    today = datetime.combine(date.today(), datetime.min.time()).timestamp()
    for path in (_file(), _file().parent):
        os.utime(path, (today, today))
