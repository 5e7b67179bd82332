"""Who may import whom: the contracts of .importlinter, which `make lint` reads too."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINT = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]


def test_every_contract_is_kept():
    run = subprocess.run(LINT, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_every_app_is_under_contract():
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")} | {"kokkhon_ita"}
    roots = (ROOT / ".importlinter").read_text(encoding="utf-8").split("root_packages =")[1].split("\n\n")[0]
    assert set(roots.split()) == apps
