"""The server ends when it is told to, also while a worker of its is just beginning."""

import os
import signal
import subprocess
import sys

from tests.servers import wait_for

# The site's settings, but each worker takes its time before it can hear a signal.
SLOW_BEGINNING = """
import pathlib, runpy, time

usual = runpy.run_path("deploy/gunicorn.conf.py")
globals().update({{name: value for name, value in usual.items() if not name.startswith("_")}})


def post_fork(server, worker):
    pathlib.Path({mark!r}).touch()
    time.sleep(1)
    usual["post_fork"](server, worker)
"""


def test_a_worker_that_is_just_beginning_hears_the_stop(prepared, tmp_path):
    mark, conf = tmp_path / "forked", tmp_path / "conf.py"
    conf.write_text(SLOW_BEGINNING.format(mark=str(mark)), encoding="utf-8")
    site = prepared.copy(tmp_path / "data", WEB_CONCURRENCY="1")
    command = [sys.executable, "-m", "gunicorn", "-c", str(conf), "kokkhon_ita.wsgi"]
    server = subprocess.Popen(command, cwd=site.root, env=site.environment, start_new_session=True)
    try:
        wait_for(mark.exists)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
