"""Turns at memory-hungry work, shared by every process of this installation on this machine.

Argon2 takes up to 256 MiB at a time. Two at once is what a small server can bear; the
others wait a little and are then told to try again. Lock files count across processes
and are freed by the kernel when a process dies. Opened to append, they keep their time: it would tell when somebody came.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import IO

from .errors import Busy

TURNS = 2
_turns = ContextVar("turns", default=TURNS)
PATIENCE = 15.0  # seconds
_PAUSE = 0.02
_place: Path


def stand_in(folder: Path) -> None:
    """Let the turns of this installation be lock files in `folder`, where no other user of the machine comes."""
    global _place
    _place = folder


def _folder() -> Path:
    _place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _place


@contextmanager
def crowded() -> Iterator[None]:
    """Let this request wait for one of the turns only: a crowd that comes so leaves the others to everybody else."""
    before = _turns.set(TURNS - 1)
    try:
        yield
    finally:
        _turns.reset(before)


@contextmanager
def turn(folder: Path | None = None, *, patience: float | None = None) -> Iterator[None]:
    """Hold one of TURNS turns. Raises Busy when none came free within `patience` seconds."""
    folder = folder or _folder()
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    with ExitStack() as stack:
        handles = [stack.enter_context(open(folder / f"place-{number}", "ab")) for number in range(_turns.get())]
        while not any(_try(handle) for handle in handles):
            if time.monotonic() > until:
                raise Busy
            time.sleep(_PAUSE)
        yield


def _try(handle: IO) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
