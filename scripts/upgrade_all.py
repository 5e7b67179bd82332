"""`make upgrade-all VERSION=v1.2 [CANARY=nongbua]`: every office of this machine to one version, as root.

One office goes first, after a backup. If it is not sound on the new version, the code and its data go back to what they
were, and no other office was touched. Standard library only.
"""

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

from as_site import read
from office import Office, run
from project_venv import ROOT, prepare, stop

PATIENCE = 60  # seconds until an office that started must be ready


def offices(machine=Path("/")):
    """Return the offices of this machine, in the order of their names."""
    files = sorted((machine / "etc" / "kokkhon-ita").glob("*.env"))
    return [Office(path.stem, read(path)["ALLOWED_HOSTS"].split(",")[0], machine) for path in files]


def ready(office):
    """Return whether the office serves and finds itself sound, within PATIENCE."""
    socket = f"/run/kokkhon-ita-{office.name}/gunicorn.sock"
    ask = ["curl", "-sf", "--unix-socket", socket, "-H", f"Host: {office.host}", "-H", "X-Forwarded-Proto: https"]
    for _ in range(PATIENCE):
        if not subprocess.run([*ask, "http://localhost/readyz"], capture_output=True).returncode:
            return True
        sleep(1)
    return False


def check_out(version):
    """Make the shared code and its packages those of a version."""
    run("git", "checkout", "-q", version, cwd=ROOT)
    prepare("requirements.txt")


def upgrade(office):
    """Prepare and start an office on the code that is there, and return whether it is sound."""
    with suppress(subprocess.CalledProcessError):
        office.prepare(run)
        run("systemctl", "restart", f"kokkhon-ita@{office.name}")
        return ready(office)
    return False


def back(office, backup, version):
    """Give an office back its version and its data as the backup holds them; what failed stays beside it."""
    run("systemctl", "stop", f"kokkhon-ita@{office.name}")
    check_out(version)
    failed = office.data.with_name(f"{office.data.name}-failed")
    shutil.rmtree(failed, ignore_errors=True)
    office.data.rename(failed)
    run("install", "-d", "-o", f"ita-{office.name}", "-g", "www-data", "-m", "0700", str(office.data))
    # The register of complaints knows what was written since, and keeps shut what the backup holds older.
    for kept in ("backups", "register"):
        if (failed / kept).exists():
            shutil.copytree(failed / kept, office.data / kept, copy_function=shutil.copy2)
    run("chown", "-R", f"ita-{office.name}", str(office.data))
    office.manage("restore", str(office.data / "backups" / backup))
    run("systemctl", "start", f"kokkhon-ita@{office.name}")


def main(version, canary=""):
    """Upgrade the canary, then the others; go back and stop when the first is not sound."""
    known = sorted(offices(), key=lambda office: office.name != canary)
    if not known or not version:
        stop("ไม่มีหน่วยงานในเครื่องนี้ หรือไม่ได้ระบุ VERSION", "No office on this machine, or no VERSION")
    if any("DATABASE_URL" in read(office.environment) for office in known[:1]):
        stop("หน่วยงานแรกใช้ PostgreSQL: ย้อนรุ่นเองตามคู่มือ", "The first office is on PostgreSQL: choose a CANARY on SQLite")
    old = run("git", "rev-parse", "HEAD", cwd=ROOT, capture_output=True, text=True).stdout.strip()
    known[0].manage("backup")
    backup = max((known[0].data / "backups").glob("backup-*")).name
    run("git", "fetch", "-q", "--tags", cwd=ROOT)
    check_out(version)
    if not upgrade(known[0]):
        back(known[0], backup, old)
        stop(
            f"{known[0].name} ใช้รุ่นใหม่ไม่ได้ จึงย้อนกลับแล้ว",
            f"{known[0].name} was not sound on {version}; everything is as before",
        )
    for office in known[1:]:
        office.manage("backup")
        print(f"{'✓' if upgrade(office) else '✗'} {office.name}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
