"""What counting costs: the same pages of the same gunicorn with the counter and without it, in requests a second.

python -m tests.benchmarks.visitors_cost

"not counting" is the site without the middleware, "no counter" also without the figures at the foot. One worker as in
production has a processor to itself, the clients another, so that what a request costs is the server's. The sites take
turns every half second, so that a busy machine slows all of them. The first ratio must be 0.9 or more.
"""

import os
import tempfile
import threading
import time
from contextlib import ExitStack
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

from tests.installation import Installation
from tests.visitors.requests import CHROME

TURNS, SECONDS, CONNECTIONS = 24, 0.5, 4
PAGES = ("/privacy/", "/", "/measures/2566/")
# How many requests in a row are the same visitor's.
TRAFFIC = {"one known visitor": 0, "every fifth request a new visitor": 5, "only new visitors": 1}
SITES = {
    "counting": "kokkhon_ita.settings",
    "not counting": "tests.benchmarks.without_counting",
    "no counter": "tests.benchmarks.without_counter",
}

_visitors = count(1)


def address(request, in_a_row):
    """Return the address to send with a connection's n-th request, None for that of the request before."""
    if request and not (in_a_row and request % in_a_row == 0):
        return None
    visitor = next(_visitors) if in_a_row else 0
    return f"2001:db8:{visitor >> 16:x}:{visitor & 0xFFFF:x}::1"


def read(site, page, in_a_row, until, answered):
    """Read the page over one connection until the time is up and append how many answers came."""
    connection = HTTPConnection("127.0.0.1", site.port)
    headers, requests = {"User-Agent": CHROME, "Accept-Encoding": "gzip"}, 0
    while time.perf_counter() < until:
        headers["X-Forwarded-For"] = address(requests, in_a_row) or headers["X-Forwarded-For"]
        connection.request("GET", page, headers=headers)
        response = connection.getresponse()
        response.read()
        assert response.status == 200, response.status
        requests += 1
    connection.close()
    answered.append(requests)


def turn(site, page, in_a_row):
    """Return (answers, seconds) of readers on all connections at once."""
    answered, began = [], time.perf_counter()
    arguments = (site, page, in_a_row, began + SECONDS, answered)
    readers = [threading.Thread(target=read, args=arguments) for _ in range(CONNECTIONS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(answered), time.perf_counter() - began


def rates(sites, page, in_a_row):
    """Return the answers a second of each site, after a turn that warmed it up."""
    turns = {name: [] for name in sites}
    for _ in range(TURNS + 1):
        for name, site in sites.items():
            turns[name].append(turn(site, page, in_a_row))
    return {name: sum(n for n, _ in some[1:]) / sum(s for _, s in some[1:]) for name, some in turns.items()}


def pin(site, processor):
    """Let all threads of a site's server run on one processor only."""
    for pid in (site.server.pid, *site.workers()):
        for task in Path(f"/proc/{pid}/task").iterdir():
            os.sched_setaffinity(int(task.name), {processor})


def measure(sites):
    first, *others = sorted(os.sched_getaffinity(0))
    for site in sites.values():
        pin(site, first)
    os.sched_setaffinity(0, others or {first})
    print(
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; requests/s: {', '.join(sites)}; ratios",
        flush=True,
    )
    for page in PAGES:
        for traffic, in_a_row in TRAFFIC.items():
            counting, *without = rates(sites, page, in_a_row).values()
            figures = "".join(f"{rate:7.0f}" for rate in (counting, *without))
            ratios = "".join(f"{counting / rate:7.3f}" for rate in without)
            print(f"{page:16}{traffic:35}{figures}   {ratios}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as place, ExitStack() as running:
        folder = Path(place)
        prepared = Installation(folder / "prepared", static_root=folder / "static")
        prepared.manage("prepare_site", "--source-office")
        own = {"WEB_CONCURRENCY": "1", "TRUSTED_PROXIES": "127.0.0.1"}
        measure({
            name: running.enter_context(prepared.copy(folder / name, **own, DJANGO_SETTINGS_MODULE=settings))
            for name, settings in SITES.items()
        })  # fmt: skip


if __name__ == "__main__":
    main()
