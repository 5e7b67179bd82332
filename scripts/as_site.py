"""`python3 scripts/as_site.py backup`: a command of manage.py as the site runs it, as root. Standard library only.

Its user, its environment file and its rights for new files; `--office nongbua` is one office among many.
"""

import os
import subprocess
import sys
from pathlib import Path

from project_venv import ROOT

ENVIRONMENT = Path("/etc/kokkhon-ita.env")


def read(path):
    """Return the variables of an environment file as systemd reads it: quotes around a value are none of it."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith(("#", ";")))
    return {name: _unquoted(value) for name, value in pairs}


def _unquoted(value):
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def manage(user, environment, *command, **variables):
    """Run a management command as `user`, with an environment file and `variables` over it, and return its exit code."""
    python = ROOT / ".venv" / "bin" / "python"
    told = ["runuser", "-u", user, "-g", "www-data", "--", str(python), "manage.py", *command]
    around = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    return subprocess.run(told, cwd=ROOT, env=around | read(environment) | variables, umask=0o007).returncode


if __name__ == "__main__":
    who, where, told = "kokkhon-ita", ENVIRONMENT, sys.argv[1:]
    if told[:1] == ["--office"]:
        who, where, told = f"ita-{told[1]}", Path(f"/etc/kokkhon-ita/{told[1]}.env"), told[2:]
    sys.exit(manage(who, where, *told))
