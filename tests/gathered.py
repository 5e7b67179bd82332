"""Static files as every installation gathers them: hashed and compressed once for all workers, both databases and the next run.

That takes eleven seconds of a processor. The site itself tells whether what lies there came from exactly the sources of now.
"""

import fcntl
from pathlib import Path

from kokkhon_ita import static_files
from tests.installation import Installation

GATHER = "from kokkhon_ita import static_files; static_files.gather()"


def static_root(folder):
    """Return the STATIC_ROOT that lies under this folder: serve it or copy it, change nothing."""
    root = Path(folder) / "files"
    with (Path(folder) / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker gathers, the others wait
        mark = root / static_files.MARK
        if not mark.exists() or mark.read_text() != static_files.fingerprint():
            Installation(Path(folder) / "data", static_root=root).shell(GATHER)
    return root
