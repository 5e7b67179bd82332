"""A real installation for tests: its own data, the fixtures' content, and gunicorn as in production."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

from tests.servers import free_port, listening, wait_for, wait_until_listening

ROOT = Path(__file__).resolve().parent.parent
# The cost of a code is tested elsewhere: what `shell` runs after this pays little for each.
CHEAPLY = """
from complaints.sealing import stretching
stretching.RECEIPT = stretching.OFFICER = stretching.Cost(passes=1, mebibytes=8)
"""
SERVER = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "kokkhon_ita.wsgi"]


class Installation:
    """One site on 127.0.0.1: `url` leads to it, `manage` and `shell` work on its data while it serves.

    `variables` go to its environment; with BIND=unix:… it listens on that socket instead. What the server says goes to
    the file `output`, when that is set before it starts. `root` is where its code lies.
    """

    def __init__(self, data_dir, *, static_root, **variables):
        self.data_dir, self.static_root = Path(data_dir), static_root
        self.port = free_port()
        self.socket = variables.get("BIND", "").removeprefix("unix:")
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "only-for-tests",
            "COMPLAINTS_PEPPER": "5c" * 32,
            "DEMONSTRATION": "1",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "DATABASE_URL": f"sqlite:///{data_dir}/db.sqlite3",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATA_DIR": str(data_dir),
            "STATIC_ROOT": str(static_root),
            "PAGES_AHEAD": "0",  # a process that makes a hundred pages at each start would only warm the machine
        } | variables
        self.server = self.output = None
        self.root = ROOT

    def manage(self, *arguments):
        """Run a management command and return what it printed; a failure raises CalledProcessError."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=self.root, env=self.environment, check=True, text=True, stdout=subprocess.PIPE
        ).stdout

    def shell(self, code):
        """Run Python code with Django set up on this site's data and return what it printed."""
        return self.manage("shell", "--no-imports", "-c", code)

    def copy(self, data_dir, **variables):
        """Return a second installation that starts with this one's data and shares its static files."""
        shutil.copytree(self.data_dir, data_dir)
        return Installation(data_dir, static_root=self.static_root, **variables)

    def __enter__(self):
        with open(self.output, "wb") if self.output else nullcontext() as output:
            self.server = subprocess.Popen(SERVER, cwd=self.root, env=self.environment, stdout=output, stderr=output)
        wait_until_listening(self.server, self.socket or self.port)
        return self

    def __exit__(self, *exception):
        self.server.terminate()
        self.server.wait(timeout=30)

    def workers(self):
        """Return the set of the ids of the processes that answer."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        return {int(pid) for pid in children.read_text().split()}

    def kill(self):
        """End all its processes at once, as kill -9 does, and return once none of them still holds a socket."""
        for pid in [self.server.pid, *self.workers()]:
            os.kill(pid, signal.SIGKILL)
        self.server.wait(timeout=30)
        wait_for(lambda: not listening(self.socket or self.port))
