"""What work costs on two machines of one office, in processor time of their gunicorns, and that numbers stay exact.

python -m tests.benchmarks.machines 64 1000

64 browsers at once with 1,000 new visitors each; then 16 approvers at once, and reports one after the other. With it the ratio of
home's time while 200 slow senders hold their lines to its quiet time. Writes the table of docs/scaling.md.
"""

import datetime
import os
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from tests.benchmarks.__main__ import machine  # noqa: E402
from tests.deploy.test_slow_senders import send_slowly  # noqa: E402
from tests.installation import ROOT, Installation  # noqa: E402
from tests.machines import work  # noqa: E402
from tests.machines.test_machines import COUNTED  # noqa: E402
from tests.machines.together import Machines  # noqa: E402
from tests.visitors.requests import CHROME  # noqa: E402

REPORT = ROOT / "docs" / "scaling.md"
TICKS = os.sysconf("SC_CLK_TCK")
REPORTS, ASKED = 8, 40


def spent(machines):
    """Return the processor seconds that all processes of the gunicorns have used, those that have ended included."""
    total = 0
    for site in machines.sites:
        for pid in [site.server.pid, *site.workers()]:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))
    return total / TICKS


def measured(machines, times, do):
    """Do something that is `times` pieces of work, and return how many of them a core does in a second."""
    before = spent(machines)
    do()
    return times / max(spent(machines) - before, 1 / TICKS)


def visits(machines, browsers, visitors):
    def browse(number):
        sources = (f"127.{number + 2}.{one // 250}.{one % 250 + 1}" for one in range(visitors))
        return Counter(machines.front.ask("/", headers={"User-Agent": CHROME}, source=one).status for one in sources)

    with ThreadPoolExecutor(browsers) as pool:
        told = sum(pool.map(browse, range(browsers)), Counter())
    assert told == {200: browsers * visitors}, (told, _failures(machines.front.place))


def _failures(place):
    """Return what nginx said of its failures, and its lines of answers that were none."""
    lines = [line for log in place.glob("*.log") for line in log.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if "[error]" in line or re.search(r'" 5\d\d ', line)][-20:]


def approvals(machines):
    asked, sessions, _ = machines.filled
    pairs = list(zip(sessions, asked, strict=False))
    with ThreadPoolExecutor(work.APPROVERS) as pool:
        done = list(pool.map(lambda pair: work.approve(machines, *pair).status, pairs))
    assert done == [302] * work.APPROVERS


def reports(machines):
    assert all(work.report(machines).acknowledged for _ in range(REPORTS))


def home_seconds(machines):
    """Return the median time of the home page."""
    told = []
    for _ in range(ASKED):
        began = time.monotonic()
        assert machines.front.ask("/").status == 200
        told.append(time.monotonic() - began)
    return statistics.median(told)


def slowed(machines):
    """Return home's time beside 200 slow senders, as a multiple of its quiet time."""
    quiet = home_seconds(machines)
    with ExitStack() as stack:
        for number in range(200):
            send_slowly(machines.front, number, stack)
        return home_seconds(machines) / quiet


def rows(machines, browsers, visitors):
    """Yield (what, figure) in words."""
    count = browsers * visitors
    pace = measured(machines, count, lambda: visits(machines, browsers, visitors))
    assert machines.shell(COUNTED % (count, count)) == [[count, count]]
    yield f"home pages of {count:,} new visitors, {browsers} at once, all counted", f"{pace:.0f} a second and core"
    pace = measured(machines, work.APPROVERS, lambda: approvals(machines))
    yield f"{work.APPROVERS} approvers at once, from the page to the edition", f"{pace:.1f} a second and core"
    pace = measured(machines, REPORTS, lambda: reports(machines))
    yield "sealed reports with a file of 3 MB, filed and confirmed", f"{pace:.2f} a second and core"
    yield "home beside 200 slow senders : quiet", f"{slowed(machines):.2f} : 1"


def main(browsers=8, visitors=50):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        Installation(place / "none", static_root=place / "static").manage("collectstatic", "-v0", "--noinput")
        with Machines(place, place / "static") as machines:
            machines.filled = machines.shell(work.FILL)
            machines.serve()
            told = [f"| {what} | {figure} |" for what, figure in rows(machines, browsers, visitors)]
    head = f"{datetime.date.today()}, two machines on {machine()}.\n\n| work | measured |\n| --- | --- |\n"
    table = f"<!-- measured -->\n{head}" + "\n".join(told) + "\n<!-- /measured -->"
    print(table)
    text = REPORT.read_text(encoding="utf-8")
    REPORT.write_text(re.sub(r"(?s)<!-- measured -->.*<!-- /measured -->", lambda _: table, text), encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
