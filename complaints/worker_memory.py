"""Keys leave the server's memory with the process that held them.

Nobody can wipe a string of Python, a form or a library's buffer. So a worker that had a secret ends once a desk is locked,
a reader is gone or a holder has been idle; the server starts a clean one, whose parent never saw a secret. Answers that
are under way are finished first.
"""

import os
import secrets
import signal
import threading
from collections.abc import MutableSequence
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import transaction

IDLE_SECONDS = 15 * 60
SENDER = "somebody who sent a form"  # of the public pages: what he sent is not refreshed, it goes
_LOOK_AGAIN = 1.0  # seconds

_lock = threading.Lock()
_last: dict[str, float] = {}  # holder → when he was last here
_mark = b""


def _file() -> Path:
    """A file that every machine's processes look at."""
    return (settings.REGISTER_ROOT if settings.SEVERAL_MACHINES else settings.DATA_DIR) / "keys-let-go"


def _current_mark() -> bytes:
    try:
        return _file().read_bytes()
    except FileNotFoundError:
        return b""


def hold(holder: str = SENDER) -> None:
    """Say that this process holds a secret of `holder` from now on. Call before the secret is read."""
    global _mark
    with _lock:
        if not _last:
            _mark = _current_mark()
        if holder != SENDER or holder not in _last:
            _last[holder] = monotonic()


def let_go() -> None:
    """Make every process that holds a secret end, once the running transaction is stored."""
    transaction.on_commit(_let_go)


def _let_go() -> None:
    fresh = _file().with_suffix(f".{secrets.token_hex(8)}")
    fresh.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh.write_bytes(secrets.token_bytes(16))
    today = datetime.combine(date.today(), datetime.min.time()).timestamp()
    os.utime(fresh, (today, today))
    fresh.replace(_file())
    if fresh.parent == settings.REGISTER_ROOT:  # a folder's time would tell when a desk was locked
        os.utime(fresh.parent, (today, today))


def is_due(*, now: float | None = None) -> bool:
    """Return whether this process must end: something was let go since it holds a secret, or a holder is idle."""
    with _lock:
        if not _last:
            return False
        oldest, mark = min(_last.values()), _mark
    return (monotonic() if now is None else now) - oldest > IDLE_SECONDS or _current_mark() != mark


def watch(ending: MutableSequence[int]) -> None:
    """Let this process end itself when it must. For workers of a server that starts new ones.

    The first byte of `ending`, which the server sees, is set before: answers under way may take long, and its successor
    does not wait for them.
    """
    threading.Thread(target=_watch, args=[ending], name="worker-memory", daemon=True).start()


def _watch(ending: Any) -> None:
    waiting = threading.Event()
    while not is_due():
        waiting.wait(_LOOK_AGAIN)
    ending[0] = 1
    os.kill(os.getpid(), signal.SIGTERM)
