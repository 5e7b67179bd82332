"""`python -m tests.fresh [sqlite] [postgresql] [offices]`: each on a fresh machine and its restoring on another, all without arguments.

As root. `sqlite-restored` and the like do the restoring alone, from what the last run brought away.
"""

import fcntl
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from time import monotonic

from tests.fresh import debian, offices, site
from tests.installation import ROOT

RESTORED = "-restored"
TRIALS = {
    **{name: partial(site.try_out, database=name) for name in ("sqlite", "postgresql")},
    **{f"{name}{RESTORED}": partial(site.restored, database=name) for name in ("sqlite", "postgresql")},
    "offices": offices.try_out,
    f"offices{RESTORED}": offices.restored,
}
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


def trials(chosen):
    """Return the names of the trials, each restoring after what it restores."""
    wanted = chosen or list(TRIALS)
    return sorted(name for name in TRIALS if name in wanted or name.removesuffix(RESTORED) in wanted)


def main(chosen):
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock, tempfile.TemporaryDirectory() as place:
        # Two machines beside each other would stop each other's services: their systemds share one tree of control groups.
        fcntl.flock(lock, fcntl.LOCK_EX)
        debian.prepare(KEPT)
        source = repository(Path(place) / "repository")
        for name in trials(chosen):
            began = monotonic()
            with debian.Debian(KEPT, source) as machine:
                try:
                    TRIALS[name](machine, KEPT / "away" / name.removesuffix(RESTORED))
                except (AssertionError, subprocess.CalledProcessError):
                    print(machine.ask(site.LOGS), flush=True)
                    raise
            print(f"✓ {name}: {(monotonic() - began) / 60:.0f} minutes", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
