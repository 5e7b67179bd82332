"""`python -m tests.fresh [sqlite] [postgresql] [offices]`: each on a fresh machine, all three without arguments; as root."""

import fcntl
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.fresh import debian, offices, site
from tests.installation import ROOT

KINDS = {"sqlite": partial(site.try_out, database="sqlite"), "postgresql": partial(site.try_out, database="postgresql")}
KINDS |= {"offices": offices.try_out}
KEPT = Path(os.environ.get("FRESH_DIR", ROOT / "var" / "fresh"))


def repository(folder):
    """Return a clone of this code with two versions to come: v999.0, which is sound, and v999.1, which does not start."""
    debian.run("git", "clone", "-q", ROOT, folder)
    git = partial(debian.run, "git", "-C", folder, "-c", "user.name=fresh", "-c", "user.email=fresh@localhost")
    start = subprocess.run(["git", "-C", folder, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    git("commit", "-q", "--allow-empty", "-m", "A version to come")
    git("tag", "v999.0")
    (folder / "kokkhon_ita" / "wsgi.py").write_text("raise RuntimeError('a version that does not start')\n")
    git("commit", "-qam", "A version that does not start")
    git("tag", "v999.1")
    git("reset", "-q", "--hard", start.stdout.strip())
    return folder


def main(chosen):
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock, tempfile.TemporaryDirectory() as place:
        # Two machines beside each other would stop each other's services: their systemds share one tree of control groups.
        fcntl.flock(lock, fcntl.LOCK_EX)
        debian.prepare(KEPT)
        source = repository(Path(place) / "repository")
        for name in chosen or KINDS:
            with debian.Debian(KEPT, source) as machine:
                try:
                    KINDS[name](machine)
                except (AssertionError, subprocess.CalledProcessError):
                    print(machine.ask(site.LOGS), flush=True)
                    raise
            print(f"✓ {name}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
