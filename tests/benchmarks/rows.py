"""The rows of docs/benchmarks.md, each measured when it is asked for."""

import statistics
from dataclasses import dataclass

from tests.benchmarks import load
from tests.deploy.conftest import NAME

PAGES = {
    "home": "/",
    "year": "/measures/2566/",
    "measure": "/measures/2566/5/",
    "OIT": "/ita/2566/oit/",
    "topic": "/disclosures/anti-corruption-plan/",
    "visitors page": "/visitors/",
}
TURNS = 3


@dataclass(frozen=True)
class Row:
    work: str
    measured: str
    goal: str


@dataclass(frozen=True)
class Comparison:
    """Pairs of Loads, of the base and of the site, one after the other."""

    pairs: list

    def __str__(self):
        return f"{self._ratio('rate'):.2f} ({1 / self._ratio('cost'):.2f})"

    @property
    def middle(self):
        """Return the site's Load of the median rate."""
        return sorted((ours for _, ours in self.pairs), key=lambda one: one.rate)[len(self.pairs) // 2]

    def _ratio(self, name):
        return statistics.median(getattr(ours, name) / getattr(base, name) for base, ours in self.pairs)


def against(site, base, *, connections=load.CONNECTIONS, **options):
    """Return the Comparison of `site` with `base`: the two take turns, once both are warm."""

    def run(server, **its):
        return load.run(*server, connections=connections, **its)

    load.warm_up(*base, connections=connections)
    load.warm_up(*site, connections=connections, **options)
    return Comparison([(run(base), run(site, **options)) for _ in range(TURNS)])


def everything(sites):
    """Yield every Row."""
    for part in (warm, cold, unchanged, memory, front):
        yield from part(sites)


def warm(sites):
    for name, path in PAGES.items():
        found = against(sites.at("site", path), sites.at("hello", "/"))
        one = found.middle
        also = (
            f"{one.rate:.0f}/s, p99 {one.p99:.0f} ms, {one.busy:.1f} processors busy, {one.asking:.1f} more with asking"
        )
        yield Row(f"{name}, warm, against hello", f"{found}; {also}", "≥ 1.2; p99 ≤ 10 ms; ≥ 1.7 busy")


def cold(sites):
    for name in ("year", "measure"):
        # As many as there are workers: each request is work from end to end.
        for server, words in (
            ("ahead", "first view of a new edition, made ahead"),
            ("cold", "rendered for its reader"),
        ):
            found = against(sites.at(server, PAGES[name]), sites.at("hello", "/template/"), connections=2)
            yield Row(f"{name}, {words}, against a bare 30 kB template", str(found), "≥ 0.5")


def unchanged(sites):
    site = sites.at("site", PAGES["year"])
    load.warm_up(*site)  # whole first: what nobody has read whole is not kept, and Django finds it unchanged
    cost = statistics.median(load.run(*site, If_None_Match="*").cost for _ in range(TURNS))
    yield Row("304 of an unchanged page", f"{cost * 1000:.2f} ms of processor", "≤ 0.5 ms")


def memory(sites):
    yield Row("memory of all processes (PSS), two workers", f"{load.memory(sites.pids('site')):.0f} MiB", "≤ 150 MiB")


def front(sites):
    """Yield what nginx makes of the page: a browser's, and a program's that gunicorn has to answer."""
    year, file = sites.at("nginx", PAGES["year"]), sites.at("nginx", sites.file_like(PAGES["year"]))
    browser, program = ({"Host": NAME, "Accept_Encoding": encodings} for encodings in ("gzip, deflate, br", "gzip"))
    found = str(against(year, file, **browser))
    yield Row("year behind nginx, a browser's, against nginx's static file", found, "≥ 0.5")
    found = f"{against(year, sites.at('hello', '/'), **program)}; against the file {against(year, file, **program)}"
    yield Row("year behind nginx, a program's without Brotli, against hello without nginx", found, "≥ 1.2")
