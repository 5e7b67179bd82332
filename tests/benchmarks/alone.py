"""What a site costs by itself, in rows: memory of a small one, a report that is asked for, `make run` of one that has run before."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from tests.benchmarks import load
from tests.benchmarks.rows import Row
from tests.installation import ROOT
from tests.scripts.installed import installed
from tests.servers import wait_until_listening

REPORT = "/measures/2566/editions/1/report.pdf"
READ = ("/", "/measures/2566/", "/disclosures/", "/visitors/", REPORT)


def everything(sites):
    """Yield every Row."""
    for part in (small, report, again):
        yield from part(sites)


def small(sites):
    """Yield the memory of an office alone on a small machine, after its pages were read."""
    for path in READ:
        load.warm_up(*sites.at("small", path))
    yield Row(
        "memory of one office alone (PSS), one worker", f"{load.memory(sites.pids('small')):.0f} MiB", "≤ 100 MiB"
    )


def report(sites):
    """Yield what a PDF costs that was made at approval."""
    site = sites.at("site", REPORT)
    load.warm_up(*site)
    words = f"{load.run(*site).cost * 1000:.2f} ms of processor, made at approval"
    yield Row("PDF of ten measures", words, "≤ 50 ms, made at approval")


def again(sites):
    """Yield how long it takes from `make run` to the first page, where the site has run before."""
    place = sites.place / "again"
    place.mkdir()
    site = sites.prepared.copy(place / "data")
    environment = site.environment | {"VENV": str(installed(place)), "PATH": os.environ["PATH"]}
    _life(site, environment)
    yield Row("`make run` again, to the first page", f"{_life(site, environment):.1f} s", "≤ 2 s")


def _life(site, environment):
    began = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, Path("scripts/run.py")], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        wait_until_listening(server, site.port)
        urlopen(site.url + "/").read()
        return time.perf_counter() - began
    finally:
        server.terminate()
        server.wait(timeout=60)
