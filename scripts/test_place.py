"""`make test`: prints the folder for what tests write: memory where it has room, so that nobody waits for a disk.

SQLite and the files of cases wait for it four thousand times while one office is made. Standard library only.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30  # noqa: S108 (in it, each program makes a folder of its own)


def available():
    """Return how many bytes of memory programs could still have."""
    told = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text().splitlines())
    return int(told["MemAvailable"].split()[0]) * 1024


def roomy():
    """Return whether the memory disk is there, has room, leaves the tests as much memory again, and lets programs start from it."""
    try:
        started_from = not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
        return started_from and shutil.disk_usage(MEMORY).free >= ROOM and available() >= 2 * ROOM
    except (OSError, KeyError):
        return False


def place():
    """Return the folder: that of temporary files where memory has no room."""
    return str(MEMORY) if roomy() else tempfile.gettempdir()


if __name__ == "__main__":
    print(place())
