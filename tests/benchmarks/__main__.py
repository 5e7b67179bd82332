"""What a reader's page costs, against a bare Django "hello" on the same gunicorn in the same run.

python -m tests.benchmarks

Takes about three minutes, prints a table and writes docs/benchmarks.md. Needs wrk, and nginx for its row.
"""

import os
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from tests.benchmarks import alone, counting, load, rows
from tests.benchmarks.sites import Sites

REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# What a page costs

{date}, `python -m tests.benchmarks` on {machine}.

Each figure compares two servers that take turns in the same run, with 16 connections and gzip: first answers a second,
then, in brackets, how much less processor time of the server an answer takes. On a machine that does other things too
(its load says so) the second is the one to believe, and times such as p99 say little.

| work | measured | goal |
| --- | --- | --- |
"""


def machine():
    """Return the machine in one line."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    return f"{os.cpu_count()} × {model} with a load of {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"


def measured():
    """Yield every Row, printing it."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as running:
        sites = Sites(Path(place), running)
        for row in chain(rows.everything(sites), counting.everything(sites), alone.everything(sites)):
            print(f"{row.work:48}{row.measured:70}{row.goal}", flush=True)
            yield row


def others():
    """Return what other benchmarks wrote beneath the table: it stays."""
    told = REPORT.read_text(encoding="utf-8").partition("\n## ")
    return "".join(told[1:])


def main():
    if program := load.missing():
        sys.exit(f"✗ {program} is missing: install it, then run this again")
    about = machine()
    print(about, flush=True)
    beneath = others()
    report = HEAD.format(date=time.strftime("%Y-%m-%d"), machine=about)
    for row in measured():
        report += f"| {row.work} | {row.measured} | {row.goal} |\n"
        REPORT.write_text(report + beneath, encoding="utf-8")


if __name__ == "__main__":
    main()
