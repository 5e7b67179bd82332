"""Other processes that work on the database of the running test: for races, and for what kill -9 leaves behind."""

import json
import multiprocessing
import os
import sys
import tempfile
from threading import Timer
from unittest import mock

from django.conf import settings
from django.db import connection

# Each process is a fork of one that has imported the site once and opened no connection.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.prepared_process"])


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


class Child:
    """A process that runs `code` with Django set up, with what tests use of subprocess.Popen.

    sys.argv[1:] are the arguments, as strings. `returncode` is there after `communicate`; a signal's is negative.
    """

    def __init__(self, code, *arguments):
        errors, self._path = tempfile.mkstemp()
        self._errors = os.fdopen(errors, encoding="utf-8")
        given, self.stdin = _pipe("w")
        self.stdout, printed = _pipe("r")
        self._process = PROCESSES.Process(
            target=_run, args=(code, [str(argument) for argument in arguments], given, printed, self._path)
        )
        with mock.patch.dict(os.environ, environment()):
            self._process.start()
        given.close()
        printed.close()

    @property
    def pid(self):
        """The number of the process."""
        return self._process.pid

    def send_signal(self, number):
        """Send the process a signal."""
        os.kill(self._process.pid, number)

    def communicate(self, timeout):
        """Close its input, wait for its end, and return what it printed since and all its errors.

        It is killed when it takes more seconds than `timeout`.
        """
        self.stdin.close()
        late = Timer(timeout, self._process.kill)
        late.start()
        out = self.stdout.read()
        self._process.join()
        late.cancel()
        self.stdout.close()
        self.returncode = self._process.exitcode
        with self._errors:
            os.unlink(self._path)
            return out, self._errors.read()


def _pipe(ours):
    """Return a pipe's two ends, of which ours is a text file to read from ("r") or to write to ("w")."""
    ends = PROCESSES.Pipe(duplex=False)
    own = ends[0 if ours == "r" else 1]
    file = os.fdopen(os.dup(own.fileno()), ours, encoding="utf-8")
    own.close()
    return (file, ends[1]) if ours == "r" else (ends[0], file)


def _run(code, arguments, given, printed, errors):
    """Be the process: exchange the three standard files and run the code."""
    for number, own in enumerate((given.fileno(), printed.fileno(), os.open(errors, os.O_WRONLY))):
        os.dup2(own, number)
    given.close()
    printed.close()
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
    sys.argv = ["-c", *arguments]
    exec(code, {"__name__": "__main__"})
    sys.stdout.flush()


def run_together(code, times, *arguments):
    """Run `code` in so many processes at once and return what each printed; a failure raises with what all said.

    Each process gets its own number, from 0, before the other arguments. All are forks of one, which has imported
    Django and opened no connection: they begin together.
    """
    parent = Child(FORKS, code, times, *arguments)
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
