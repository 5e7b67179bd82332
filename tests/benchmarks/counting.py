"""What counting, the reader's address, the figures and the clock add to a page, in hellos (docs/decisions/goals-of-the-benchmark.md)."""

import statistics
import time
from collections.abc import Iterator

from tests.benchmarks import load
from tests.benchmarks.rows import PAGES, TURNS, Row, against
from tests.benchmarks.sites import Sites

BASES = {
    "uncounted": "counting, address, figures and clock",
    "not_counting": "counting alone",
}


def everything(sites: Sites) -> Iterator[Row]:
    """Yield what each of BASES leaves out adds for a known visitor and for a new one, and the pages' ratio."""
    for name, what in BASES.items():
        yield _row(sites, name, f"{what}, added to the year page")
        # Another thousand million addresses at each run.
        new = load.NEW_VISITORS % (time.time() * 1000 % 2**30)
        yield _row(sites, name, "the same, every request a new visitor", script=new)


def _row(sites, name, work, **options):
    site, bare = sites.at("site", PAGES["year"]), sites.at(name, PAGES["year"])
    found = against(site, bare, **options)
    hello = statistics.median(load.run(*sites.at("hello", "/")).cost for _ in range(TURNS))
    added = statistics.median(ours.cost - base.cost for base, ours in found.pairs) / hello
    return Row(work, f"{added:.3f} hello; the page {found} of the one without", "≤ 0.083 hello")
