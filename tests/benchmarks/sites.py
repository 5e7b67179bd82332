"""The servers that tests.benchmarks compares, each started when it is first asked for, all with gunicorn's settings of
production."""

import gzip
import os
import subprocess
import sys
from contextlib import contextmanager
from urllib.request import urlopen

from tests.deploy.conftest import Front, production
from tests.installation import ROOT, Installation
from tests.servers import free_port, wait_until_listening

MAKE_AHEAD = "from kokkhon_ita.kept.ahead import make_pages; make_pages.call('127.0.0.1:%d', 'http', '')"
PROXY = {"TRUSTED_PROXIES": "127.0.0.1,unix"}
# What a start leaves to a process of its own is done before anything is measured, or not at all.
WORKS_FIRST = {"WORKS_BY_ITSELF": "0"}


@contextmanager
def hello():
    """Serve tests.benchmarks.hello; yield its (address, pids)."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "tests.benchmarks.hello"]
    environment = {"PATH": os.environ["PATH"], "PORT": str(port)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_until_listening(server, port)
        yield f"http://127.0.0.1:{port}", [server.pid]
    finally:
        server.terminate()
        server.wait(timeout=30)


class Sites:
    """`at(name, path)` is (address, pids of its servers) of a path on a server; `running` ends them all."""

    def __init__(self, place, running):
        self.place, self._running, self._started = place, running, {}
        # All files are made before anything is measured: a page that waits for them is kept for seconds only.
        self.prepared = Installation(place / "prepared", static_root=place / "static", WORKS_BY_ITSELF="0")
        self.prepared.manage("prepare_site", "--source-office")
        self.prepared.manage("work")

    def at(self, name, path):
        url, pids = self._server(name)
        return url + path, pids

    def pids(self, name):
        return self._server(name)[1]

    def file_like(self, path):
        """Return the path of a static file that holds the bytes of a page, compressed beside it as nginx wants it."""
        page = urlopen(self.at("site", path)[0]).read()
        name = f"benchmark{path.strip('/').replace('/', '-')}.html"
        (self.place / "static" / name).write_bytes(page)
        (self.place / "static" / f"{name}.gz").write_bytes(gzip.compress(page))
        return f"/static/{name}"

    def _server(self, name):
        if name not in self._started:
            self._started[name] = getattr(self, f"_{name}")()
        return self._started[name]

    def _hello(self):
        return self._running.enter_context(hello())

    def _site(self):
        return self._serve("site")

    def _small(self):
        return self._serve("small", WEB_CONCURRENCY="1")

    def _cold(self):
        return self._serve("cold", KEPT_PAGES_MEBIBYTES="0")

    def _ahead(self):
        """Serve pages that were made ahead: each answer reads one from the disk, as the first of a new edition does."""
        variables = PROXY | WORKS_FIRST | {"KEPT_PAGES_MEBIBYTES": "0", "PAGES_AHEAD": "1"}
        site = self._running.enter_context(self.prepared.copy(self.place / "ahead", **variables))
        site.environment |= {"KEPT_PAGES_MEBIBYTES": "16"}  # for whoever makes them
        site.shell(MAKE_AHEAD % site.port)
        return site.url, [site.server.pid]

    def _uncounted(self):
        return self._serve("uncounted", DJANGO_SETTINGS_MODULE="tests.benchmarks.without_counter")

    def _not_counting(self):
        return self._serve("not_counting", DJANGO_SETTINGS_MODULE="tests.benchmarks.without_counting")

    def _nginx(self):
        place = self.place / "nginx"
        place.mkdir()
        site = production(self.prepared, place)
        site.environment |= WORKS_FIRST
        self._running.enter_context(site)
        front = self._running.enter_context(Front(place, site))
        return f"https://127.0.0.1:{front.https}", [front.process.pid, site.server.pid]

    def _serve(self, name, **variables):
        copied = self.prepared.copy(self.place / name, **PROXY, **WORKS_FIRST, **variables)
        site = self._running.enter_context(copied)
        return site.url, [site.server.pid]
