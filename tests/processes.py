"""Other processes that work on the database of the running test: for races, and for what kill -9 leaves behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def environment():
    """Return the environment in which a child process sees this test's database and files.

    The test must use transactional_db: a child sees nothing of a transaction that is still open.
    """
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        url = f"postgres:///{database['HOST']}/{database['NAME']}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": url,
        "DATA_DIR": str(settings.DATA_DIR),
    }


def start(code, *arguments):
    """Start a Python process with Django set up that runs `code`; sys.argv[1:] are the arguments. Return its Popen."""
    lines = f"import django; django.setup()\n{code}"
    return subprocess.Popen(
        [sys.executable, "-c", lines, *map(str, arguments)],
        env=environment(),
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run_together(code, times, *arguments):
    """Run `code` in so many processes at once and return what each printed; a failure raises with what all said.

    Each process gets its own number, from 0, before the other arguments. All are forks of one, which has imported
    Django and opened no connection: they begin together.
    """
    parent = start(FORKS, code, times, *arguments)
    out, err = parent.communicate(timeout=300)
    assert parent.returncode == 0, f"a process failed:\n{err}"
    return json.loads(out)


FORKS = """
import json, os, sys, tempfile, traceback

def run(code, printed):
    os.dup2(printed.fileno(), sys.stdout.fileno())
    try:
        exec(code, {"__name__": "__main__"})
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    sys.stdout.flush()
    os._exit(0)

code, times, *arguments = sys.argv[1:]
children = {}
for number in range(int(times)):
    printed = tempfile.TemporaryFile("w+")
    if not (pid := os.fork()):
        sys.argv = ["-c", str(number), *arguments]
        run(code, printed)
    children[pid] = printed
failed = [pid for pid in children if os.waitpid(pid, 0)[1]]
for printed in children.values():
    printed.seek(0)
print(json.dumps([printed.read() for printed in children.values()]))
sys.exit(bool(failed))
"""
