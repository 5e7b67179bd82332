"""The project's virtualenv, with the pinned packages of one requirements file.

    python3 scripts/project_venv.py requirements-dev.txt

Needs only the standard library. The directory is VENV, else .venv; nothing is fetched when nothing changed.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / os.environ.get("VENV", ".venv")
OLDEST = (3, 11)
TESTS = "requirements-dev.txt"
# Most of what the tests bring is never loaded, and what is, Python compiles then.
OPTIONS = {TESTS: ["--no-compile"]}
# The one that comes with Python 3.11 compares each of 129,000 links with 900 tags: four minutes' work becomes one.
PIP = "pip==26.3"


def stop(thai, english):
    """End the program with one sentence in both languages."""
    sys.exit(f"✗ {thai}\n  {english}")


def python(name="python"):
    """Return the path of a program inside the virtualenv."""
    return str(VENV / "bin" / name)


def create():
    """Make the virtualenv when it is missing or was left half-made."""
    if Path(python("pip")).exists() and Path(python()).exists():
        return
    if sys.version_info < OLDEST:
        stop("ต้องใช้ Python 3.11 ขึ้นไป", "Python 3.11 or later is needed: PYTHON=/path/to/python3.11 make run")
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop(
            "ยังไม่มี python3-venv: ติดตั้งด้วย sudo apt install python3-venv แล้วสั่งใหม่อีกครั้ง",
            "python3-venv is missing: run sudo apt install python3-venv, then try again",
        )
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def digest(requirements):
    """Return a hash of the requirements files and of the Python they are for."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("requirements*.txt")))
    return hashlib.sha256(f"{sys.version}{requirements}{text}".encode()).hexdigest()


def renew_pip(pip):
    """Let the newer pip install what tests need; where it cannot be had, the one that is there takes longer."""
    subprocess.run([*pip, "--no-compile", "--retries", "0", PIP], stderr=subprocess.DEVNULL)


def prepare(requirements):
    """Make the virtualenv and install `requirements` into it, unless exactly that was done before."""
    create()
    mark, wanted = VENV / f"installed-{requirements}", digest(requirements)
    if mark.exists() and mark.read_text() == wanted:
        return
    print("กำลังติดตั้งแพ็กเกจ … / Installing packages …", flush=True)
    pip = [python(), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if requirements == TESTS:
        renew_pip(pip)
    if subprocess.run([*pip, *OPTIONS.get(requirements, []), "-r", ROOT / requirements]).returncode:
        stop(
            "ติดตั้งแพ็กเกจไม่สำเร็จ โปรดตรวจการเชื่อมต่ออินเทอร์เน็ตแล้วสั่งใหม่อีกครั้ง",
            "The packages could not be installed: check the network and try again",
        )
    mark.write_text(wanted)


if __name__ == "__main__":
    prepare(*sys.argv[1:])
