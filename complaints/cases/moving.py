"""Open cases follow the guideline in force: when an edition of it is published or withdrawn, and once a day."""

from common import queue
from publishing.models import Edition

from .deadlines import move_open_limits


@queue.work("คำนวณกำหนดของเรื่องร้องเรียน")
def move_limits() -> bool:
    """Recompute the limits of all open cases; return whether any changed."""
    return move_open_limits()


def soon(edition: Edition) -> None:
    """Have the limits recomputed after an edition of the guideline came or went."""
    queue.put(move_limits)
