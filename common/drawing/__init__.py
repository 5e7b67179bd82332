"""Large pictures are drawn by a process of its own, with a limit on its memory: what a picture asks for is its sender's choice.

Measured: a PNG of 21 KB that says 60 million points took a worker to 1.6 GB, which it kept.
"""

import json
import subprocess
import sys
from pathlib import Path

CHILD = Path(__file__).with_name("child.py")
SMALL = 4_000_000  # points that a worker draws itself: 16 MB a copy
MOST_SECONDS = 60


class TooLarge(ValueError):
    """The picture needs more memory or time than a picture may."""


def drawn(task: str, data: bytes, *, points: int, **how: str | int) -> bytes:
    """Return the picture `data` of so many points as one of child.TASKS draws it.

    Raises TooLarge, and OSError or ValueError for what can't be drawn.
    """
    if points <= SMALL:
        from .child import TASKS  # Pillow, which no reader's page needs

        return TASKS[task](data, **how)
    # -I and no environment: the child needs neither our modules nor our secrets.
    command = [sys.executable, "-I", str(CHILD), json.dumps({"task": task, **how})]
    try:
        child = subprocess.run(command, input=data, capture_output=True, env={}, timeout=MOST_SECONDS)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise TooLarge("the picture took too long") from late
    if child.returncode == 1:
        raise ValueError(child.stderr.decode("utf-8", "replace").strip()[-500:])
    if child.returncode:
        raise TooLarge("the picture took too much memory")
    return child.stdout
