"""Other processes that work on the database of the running test: for races, and for what kill -9 leaves behind."""

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
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run_together(code, times, *arguments):
    """Run `code` in so many processes at once and return what each printed; the first failure raises with its output.

    Each process gets its own number, from 0, before the other arguments.
    """
    children = [start(code, number, *arguments) for number in range(times)]
    printed = []
    for child in children:
        out, err = child.communicate(timeout=300)
        assert child.returncode == 0, f"a process failed with {child.returncode}:\n{err}"
        printed.append(out)
    return printed
