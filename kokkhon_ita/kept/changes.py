"""Notes what fell due, so that no clock takes it back, and has readers' pages made ahead when the state of publication
changes by itself: at midnight, when an edition falls due, and after a start. What a command or another machine publishes
is seen soon after.
"""

import fcntl
import logging
import os
import threading
import time

from django.conf import settings
from django.db import DatabaseError, connection

from common import queue
from publishing import ledger, state

from . import ahead, shelf

# Whatever is published meanwhile may fall due sooner than what was known, and a clock may jump.
MOST_SECONDS = 10

logger = logging.getLogger(__name__)


def watch() -> None:
    """Let this process look out, or wait for the one of this data folder that does."""
    threading.Thread(target=_run, name="changes", daemon=True).start()


def look(seen: state.State | None) -> state.State | None:
    """Note what fell due and have the pages of a state other than the one `seen` before made, unless somebody is at it;
    return the state of now.

    Never raises: without its database the site looks again later.
    """
    try:
        current = state.now()
        if current.newest_due:
            ledger.note_what_fell_due(current.newest_due)
        asked = settings.PAGES_AHEAD and shelf.asked()
        if current != seen and asked and not shelf.has_begun(current):
            queue.put(ahead.make_pages, *asked, turn=queue.Turn.PUBLICATION)
    except DatabaseError:
        logger.exception("what falls due can't be noted or made ahead")
        return seen
    return current


def pause() -> float:
    """Return for how many seconds nothing changes by itself, MOST_SECONDS at most."""
    try:
        return min(max(state.changes_at() - time.time(), 0), MOST_SECONDS)
    except DatabaseError:
        return MOST_SECONDS


def _run() -> None:
    lock = os.open(settings.DATA_DIR / "pages.lock", os.O_RDWR | os.O_CREAT, 0o640)
    fcntl.flock(lock, fcntl.LOCK_EX)  # waits until the process that looks out ends
    seen = None
    while True:
        seen = look(seen)
        seconds = pause()
        if connection.vendor != "sqlite":  # its log goes with the last connection, and may not be made again
            connection.close()
        time.sleep(seconds)
