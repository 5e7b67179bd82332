"""What an office's age costs: pages, acts and commands of a young living office and of one that has grown.

python -m tests.benchmarks.growth [FACTOR [YOUNG GROWN]]

Makes two living offices (×1 and ×FACTOR, 100 unless given; minutes) or takes two data folders made before by
`manage.py living_office`, and prints queries and milliseconds of processor of each, the first time and again.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.__main__ import machine
from tests.installation import ROOT, Installation

# The young office's time is a fraction of a millisecond in places: what is less than this grew by chance.
NOISE = 5


def made(place, factor):
    """Return the data folder of a living office of that factor, made under `place`."""
    data = place / f"times-{factor}"
    site = Installation(data, static_root=data / "static")
    site.manage("prepare_site", "--living-office", "--factor", str(factor))
    return data


def measured(data):
    """Return row → [queries, first ms, ms again] of the office in a data folder, from a process of its own."""
    site = Installation(data, static_root=Path(data) / "static", KEPT_PAGES_MEBIBYTES="0", WORKS_BY_ITSELF="0")
    environment = site.environment | {"DJANGO_SETTINGS_MODULE": "kokkhon_ita.settings", "ALLOWED_HOSTS": "testserver"}
    if pepper := os.environ.get("COMPLAINTS_PEPPER"):
        environment["COMPLAINTS_PEPPER"] = pepper
    command = [sys.executable, "-m", "tests.benchmarks.grown"]
    said = subprocess.run(command, cwd=ROOT, env=environment, check=True, text=True, stdout=subprocess.PIPE)
    return json.loads(said.stdout.splitlines()[-1])


def main(factor=100, *folders):
    with tempfile.TemporaryDirectory() as place:
        young, grown = folders or (made(Path(place), 1), made(Path(place), factor))
        before, after = measured(young), measured(grown)
    print(machine())
    print(f"{'page or act':36}{'×1: queries, first ms, again':>32}{f'×{factor}':>28}   times")
    for row, (queries, first, again) in before.items():
        now = after[row]
        times = (now[2] + NOISE) / (again + NOISE)
        print(
            f"{row:36}{f'{queries} / {first:.0f} / {again:.0f}':>32}{f'{now[0]} / {now[1]:.0f} / {now[2]:.0f}':>28}{times:8.1f}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
