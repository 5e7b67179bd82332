"""`make test`: the programs that tests drive, through apt and npm when they are missing, and beside them the virtualenv.

Standard library only.
"""

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from project_venv import ROOT, TESTS, stop

BROWSER_TOOLS = ROOT / "tests" / "browser"
PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])


def found(*programs):
    return any(shutil.which(program, path=PATH) for program in programs)


def missing_packages():
    """Return the Debian packages whose programs this machine lacks."""
    present = {
        "chromium": found("chromium", "chromium-browser"),
        "default-jre-headless": found("java"),
        "faketime": found("faketime"),
        "libreoffice-calc-nogui": found("soffice"),
        "libreoffice-writer-nogui": found("soffice"),
        "nginx-light": found("nginx"),
        "libnginx-mod-stream": Path("/usr/lib/nginx/modules/ngx_stream_module.so").exists(),
        "libfribidi0": ctypes.util.find_library("fribidi"),
        "npm": found("npm"),
        "ocrmypdf": found("ocrmypdf"),
        "openssl": found("openssl"),
        "poppler-utils": found("pdftotext"),
        "redis-server": found("redis-server"),
        "postgresql": found("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        "tesseract-ocr-tha": any(Path("/usr/share/tesseract-ocr").glob("*/tessdata/tha.traineddata")),
        "python3-venv": importlib.util.find_spec("ensurepip"),
    }
    return [package for package, there in present.items() if not there]


def install(packages):
    """Install Debian packages, as root or through sudo; stop with a sentence when neither is possible."""
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    print(f"กำลังติดตั้งเครื่องมือทดสอบ / Installing test tools: {' '.join(packages)}", flush=True)
    allowed = found("apt-get") and (not sudo or found("sudo"))
    commands = ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages])
    if not allowed or any(subprocess.run(command, stdout=subprocess.DEVNULL).returncode for command in commands):
        stop(
            f"ติดตั้งเองไม่ได้ โปรดติดตั้งโปรแกรมเหล่านี้แล้วสั่ง make test ใหม่: {' '.join(packages)}",
            f"They could not be installed: install these packages yourself, then run make test again: {' '.join(packages)}",
        )


def install_checkers():
    """Install axe-core and the Nu HTML checker at their pinned versions, once a lock file."""
    lock, installed = BROWSER_TOOLS / "package-lock.json", BROWSER_TOOLS / "node_modules" / "installed-lock.json"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return
    npm = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    if subprocess.run(npm, cwd=BROWSER_TOOLS).returncode:
        stop("ติดตั้งแพ็กเกจจาก npm ไม่สำเร็จ", "npm ci failed in tests/browser: check the network and try again")
    shutil.copyfile(lock, installed)


def main():
    """Install what is missing; apt and pip each wait for the network and one processor, so they do it side by side."""
    packages = missing_packages()
    if "python3-venv" in packages:
        install(["python3-venv"])
        packages.remove("python3-venv")
    virtualenv = subprocess.Popen([sys.executable, ROOT / "scripts" / "project_venv.py", TESTS])
    try:
        if packages:
            install(packages)
        install_checkers()
    finally:
        failed = virtualenv.wait()
    sys.exit(failed)


if __name__ == "__main__":
    main()
