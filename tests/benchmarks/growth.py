"""What an office's age costs: pages, acts and commands of a young living office and of those that have grown.

python -m tests.benchmarks.growth [FACTOR[=FOLDER] ...]

Makes a living office of each factor (1 and 100 unless given) or takes the data folder of one made before, prints queries and
milliseconds of processor of each, the first time and again, and writes the table into docs/benchmarks.md. ×100 is made in
some minutes of a processor, ×1000 in a quarter of an hour.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.__main__ import REPORT, machine
from tests.benchmarks.age import Age
from tests.installation import ROOT, Installation

# The young office's time is a fraction of a millisecond in places: what is less than this grew by chance.
NOISE = 5
SECTION = "## An office that has grown"
HEAD = """
{date}, `python -m tests.benchmarks.growth {arguments}` on {machine}: a living office and those of so many times its size. Queries,
milliseconds of processor the first time, and again; the last column compares the largest with the young one. Pages are rendered anew each time here.

"""


def made(place, factor):
    """Return the data folder of a living office of that factor, made under `place`."""
    data = place / f"times-{factor}"
    site = Installation(data, static_root=data / "static", WORKS_BY_ITSELF="0")
    site.manage("prepare_site", "--living-office", "--years", str(Age(factor).years))
    if factor > 1:
        _run(site, "aging", str(factor))
    return data


def measured(data):
    """Return row → [queries, first ms, ms again] of the office in a data folder, from a process of its own."""
    site = Installation(data, static_root=Path(data) / "static", KEPT_PAGES_MEBIBYTES="0", WORKS_BY_ITSELF="0")
    return json.loads(_run(site, "grown", stdout=subprocess.PIPE).stdout.splitlines()[-1])


def _run(site, module, *arguments, **options):
    environment = site.environment | {"DJANGO_SETTINGS_MODULE": "kokkhon_ita.settings", "ALLOWED_HOSTS": "testserver"}
    if pepper := os.environ.get("COMPLAINTS_PEPPER"):
        environment["COMPLAINTS_PEPPER"] = pepper
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, text=True, **options)


def table(found):
    """Return the lines of a table of {factor: what was measured}."""
    young, *_, oldest = found.values()
    yield f"| page, act or command | {' | '.join(f'×{factor}' for factor in found)} | times |"
    yield "| --- " * (len(found) + 2) + "|"
    for row, (_, _, again) in young.items():
        cells = (" / ".join(str(round(number)) for number in one[row]) for one in found.values())
        yield f"| {row} | {' | '.join(cells)} | {(oldest[row][2] + NOISE) / (again + NOISE):.1f} |"


def main(*arguments):
    found = {}
    with tempfile.TemporaryDirectory() as place:
        for argument in arguments or ("1", "100"):
            factor, _, folder = argument.partition("=")
            found[factor] = measured(folder or made(Path(place), int(factor)))
    head = HEAD.format(date=time.strftime("%Y-%m-%d"), arguments=" ".join(found), machine=machine())
    section = f"{SECTION}\n{head}" + "\n".join(table(found)) + "\n"
    print(section)
    text = REPORT.read_text(encoding="utf-8")
    REPORT.write_text(re.sub(rf"(?s){SECTION}\n.*?(?=\n## |\Z)", lambda _: section, text), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
