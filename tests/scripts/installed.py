"""A virtualenv that counts as installed: this one, under another name."""

import runpy
import sys
from pathlib import Path

from tests.installation import ROOT


def installed(place):
    """Make it in the directory `place` and return its path."""
    venv = place / "venv"
    venv.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (venv / name).symlink_to(Path(sys.prefix) / name)
    digest = runpy.run_path(str(ROOT / "scripts" / "project_venv.py"))["digest"]
    (venv / "installed-requirements.txt").write_text(digest("requirements.txt"))
    return venv
