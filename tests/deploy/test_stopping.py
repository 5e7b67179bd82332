"""A worker ends when it is told to, also while it is just beginning."""

import subprocess
import sys

from tests.servers import wait_for, wait_until_listening

# The site's settings, but the first worker is told to end before it can hear a signal of its own.
TOLD_TOO_SOON = """
import os, pathlib, runpy, signal

usual = runpy.run_path("deploy/gunicorn.conf.py")
globals().update({{name: value for name, value in usual.items() if not name.startswith("_")}})


def post_fork(server, worker):
    if worker.age == 1:
        pathlib.Path({first!r}).write_text(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGTERM)
    usual["post_fork"](server, worker)
"""


def test_a_worker_that_is_just_beginning_hears_the_stop(prepared, tmp_path):
    first, conf = tmp_path / "first", tmp_path / "conf.py"
    conf.write_text(TOLD_TOO_SOON.format(first=str(first)), encoding="utf-8")
    site = prepared.copy(tmp_path / "data", WEB_CONCURRENCY="1")
    command = [sys.executable, "-m", "gunicorn", "-c", str(conf), "kokkhon_ita.wsgi"]
    site.server = subprocess.Popen(command, cwd=site.root, env=site.environment)
    try:
        wait_until_listening(site.server, site.port)
        wait_for(lambda: _others(site, first), seconds=60)
    finally:
        site.server.terminate()
        site.server.wait(timeout=60)


def _others(site, first):
    """Return whether other workers than the one written down in `first` answer, and that one is gone."""
    workers = site.workers()
    return workers and first.exists() and first.read_text() not in map(str, workers)
