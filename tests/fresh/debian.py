"""A Debian 12 of our own: made by debootstrap once and kept, copied for each run, started by systemd-nspawn without a network.

It needs root, the packages debootstrap and systemd-container, and, the first time, Debian's mirror and PyPI: what the guides
install lies in the copy before it starts, so that nothing it serves can be reached from outside.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from time import sleep

from tests.installation import ROOT

MIRROR = "http://deb.debian.org/debian"
CORE = "systemd,systemd-sysv,dbus,ca-certificates,iproute2,logrotate,openssl,adduser"
# What the guides install, fetched beforehand and installed by them.
PACKAGES = ("python3-venv", "nginx", "git", "sqlite3", "postgresql", "certbot", "curl", "make", "libfribidi0")
# Wanted on Debian 12's Python 3.11.2 alone, which pip does not see from another.
ELDER = ("async-timeout",)
AROUND = ("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "HOME=/root")
# Where this machine may not shield a process from the kernel's choice when memory runs out, Debian's PostgreSQL would not start.
AS_ANY = "[Service]\nOOMScoreAdjust=0\n"
# Debian's installer writes this, debootstrap does not, and PostgreSQL listens on that name.
HOSTS = "127.0.0.1 localhost\n::1 localhost\n"
PIP = "[global]\nno-index = true\nfind-links = /media/wheels\n"


def prepare(folder):
    """Make the machine that all runs are copies of, and the packages they install, under `folder`."""
    base, wheels = folder / "debian", folder / "wheels"
    ready, fetched = base / "ready", " ".join(PACKAGES)
    if not ready.exists() or ready.read_text() != fetched:
        shutil.rmtree(base, ignore_errors=True)
        run("debootstrap", "--variant=minbase", f"--include={CORE}", "bookworm", base, MIRROR)
        shutil.copy("/etc/resolv.conf", base / "etc/resolv.conf")
        run("chroot", base, "apt-get", "-qq", "update")
        run("chroot", base, "apt-get", "-qq", "install", "-y", "--download-only", *PACKAGES)
        ready.write_text(fetched)
    _fetch_wheels(wheels)
    return base


def _fetch_wheels(folder):
    requirements = ROOT / "requirements.txt"
    mark, wanted = folder / "ready", f"{requirements.read_text(encoding='utf-8')}{ELDER}"
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    packages = ["-r", requirements, *ELDER, "--python-version", "3.11", "--only-binary", ":all:"]
    run(sys.executable, "-m", "pip", "download", "-qq", *packages, "-d", folder)
    mark.write_text(wanted, encoding="utf-8")


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


class Debian:
    """One running machine; `repository` is what it clones the site from, as /media/repository."""

    def __init__(self, folder, repository):
        self.folder, self.repository = folder, repository
        self.process = self.leader = None

    def __enter__(self):
        self._place = tempfile.TemporaryDirectory(dir=self.folder, prefix="machine-")
        self.root = Path(self._place.name) / "root"
        run("cp", "-a", "--reflink=auto", self.folder / "debian", self.root)
        (self.root / "etc/pip.conf").write_text(PIP)
        (self.root / "etc/hosts").write_text(HOSTS)
        kept_alive = self.root / "etc/systemd/system/postgresql@.service.d"
        kept_alive.mkdir(parents=True)
        (kept_alive / "here.conf").write_text(AS_ANY)
        self.start()
        return self

    def __exit__(self, *exception):
        self.stop()
        self._place.cleanup()

    def start(self):
        """Let the machine start, and return once its systemd has started everything."""
        lent = [f"--bind-ro={self.repository}:/media/repository", f"--bind-ro={self.folder}/wheels:/media/wheels"]
        quiet = ["--register=no", "--keep-unit", "--private-network", "--console=pipe"]
        self.process = subprocess.Popen(
            ["systemd-nspawn", "-q", "-D", self.root, *quiet, *lent, "-b"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT,
        )  # fmt: skip
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for _ in range(600):
            self.leader = (children.read_text().split() or [None])[0]
            if self.leader and self.ask("systemctl is-system-running") in ("running", "degraded"):
                return
            sleep(0.2)
        raise TimeoutError("the machine does not start: systemd-nspawn needs root and a kernel that lets it")

    def stop(self):
        """Turn the machine off."""
        # Told from outside: what still runs inside is stopped before it is killed, and who waits for it would wait for ever.
        os.kill(int(self.leader), signal.SIGRTMIN + 4)
        self.process.wait(timeout=300)

    def _inside(self, script):
        inside = ["nsenter", "-t", self.leader, "-m", "-u", "-i", "-n", "-p", "--", "env", "-i", *AROUND]
        return [*inside, "bash", "-c", script]

    def ask(self, script):
        """Return what a script prints there, failed or not, without its last line's end."""
        return subprocess.run(self._inside(script), capture_output=True, text=True).stdout.strip()

    def do(self, script, said=""):
        """Run a script there as a shell would that stops at the first error, fed with `said`; raises CalledProcessError."""
        where = "mkdir -p /run/guide; cd $(cat /run/guide/where 2>/dev/null || echo /root)\n"
        whole = f"set -eu -o pipefail\n{where}trap 'pwd > /run/guide/where' EXIT\nset -v\n{script}"
        subprocess.run(self._inside(whole), check=True, input=said, text=True)
