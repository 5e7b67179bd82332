"""PDF by Typst, each set by a process of its own that ends: Typst's memory only ever grows.

Measured: four year pages took a worker from 120 MB to 1 GB, and it gave nothing back.
"""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import common

FONTS = Path(common.__file__).parent / "fonts"
# For people and screen readers (PDF/UA-1) and for the archive (PDF/A-3a).
STANDARDS = ["a-3a", "ua-1"]
CHILD = Path(__file__).with_name("child.py")


class TypesettingError(RuntimeError):
    """The page could not be set; the message is Typst's."""


def pdf(template: Path, inputs: dict[str, str], *, at: datetime | None = None) -> bytes:
    """Return the PDF of a Typst template with `inputs`, texts by name, as its sys.inputs.

    The only fonts are ours. `at` is an aware time written into the file; without it the template says one, or none.
    Raises TypesettingError when the page can't be set.
    """
    job = {
        "template": str(template),
        "fonts": str(FONTS),
        "inputs": inputs,
        "standards": STANDARDS,
        "timestamp": None if at is None else int(at.timestamp()),
    }
    # -I and no environment: the child needs neither our modules nor our secrets.
    command = [sys.executable, "-I", str(CHILD)]
    child = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, env={})  # noqa: S603 (our own)
    if child.returncode:
        raise TypesettingError(child.stderr.decode("utf-8", "replace").strip()[-2000:])
    return child.stdout
