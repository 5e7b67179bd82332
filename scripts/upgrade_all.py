"""`make upgrade-all VERSION=v1.2 [CANARY=nongbua]`: every office of this machine to one version, as root.

One office goes first, stopped and then backed up, so that what came in before is in the backup. If it is not sound on the new
version, the code and its data go back to what they were, and no other office was touched. Standard library only.
"""

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import local_postgres
from as_site import read
from office import Office, run, write_units
from project_venv import ROOT, prepare, stop

PATIENCE = 300  # seconds until an office that started must be ready, on the busiest machine
IN_VAIN = 3  # starts by systemd after one that failed; more would fail too
BEFORE = "before-upgrade"  # the first office's own way back, in its data folder: a backup that no key is needed for


def offices(machine=Path("/")):
    """Return the offices of this machine, in the order of their names."""
    files = sorted((machine / "etc" / "kokkhon-ita").glob("*.env"))
    return [Office(path.stem, read(path)["ALLOWED_HOSTS"].split(",")[0], machine) for path in files]


def ready(office):
    """Return whether the office serves and finds itself sound, within PATIENCE; at once when systemd starts it in vain."""
    socket = f"/run/kokkhon-ita-{office.name}/gunicorn.sock"
    ask = ["curl", "-sf", "-m", "10", "--unix-socket", socket, "-H", f"Host: {office.host}"]
    until, before = monotonic() + PATIENCE, starts(office)
    while monotonic() < until and starts(office) - before < IN_VAIN:
        if not subprocess.run(
            [*ask, "-H", "X-Forwarded-Proto: https", "http://localhost/readyz"], capture_output=True
        ).returncode:
            return True
        sleep(1)
    return False


def starts(office):
    """Return how often systemd started the office again by itself."""
    told = ["systemctl", "show", "--property=NRestarts", "--value", f"kokkhon-ita@{office.name}"]
    return int(subprocess.run(told, capture_output=True, text=True).stdout)


def check_out(version, machine):
    """Make the shared code, its packages and its units those of a version."""
    run("git", "checkout", "-q", version, cwd=ROOT)
    prepare("requirements.txt")
    write_units(machine)
    run("systemctl", "daemon-reload")


def halt(office, then=lambda office: None):
    """Stop an office and back it up as it is then, so that nothing acknowledged comes after; return whether that could be done.

    `then` is what else belongs to it. Without a backup the office serves again.
    """
    run("systemctl", "stop", f"kokkhon-ita@{office.name}")
    with suppress(subprocess.CalledProcessError):
        office.manage("backup")
        then(office)
        return True
    run("systemctl", "start", f"kokkhon-ita@{office.name}")
    return False


def upgrade(office):
    """Prepare and start a stopped office on the code that is there, and return whether it is sound."""
    with suppress(subprocess.CalledProcessError):
        office.prepare(run)
        run("systemctl", "start", f"kokkhon-ita@{office.name}")
        return ready(office)
    return False


def way_back(office):
    """Back a stopped office up once more, into its data folder and not encrypted, for `back` alone."""
    shutil.rmtree(office.data / BEFORE, ignore_errors=True)
    office.manage("backup", BACKUP_DIR=str(office.data / BEFORE), BACKUP_RECIPIENT="")


def back(office, version):
    """Give an office back its version and its data as `way_back` left them; what failed stays beside it."""
    run("systemctl", "stop", f"kokkhon-ita@{office.name}")
    check_out(version, office.machine)
    failed = office.data.with_name(f"{office.data.name}-failed")
    shutil.rmtree(failed, ignore_errors=True)
    office.data.rename(failed)
    run("install", "-d", "-o", office.user, "-g", "www-data", "-m", "0700", str(office.data))
    # The register of complaints knows what was written since, and keeps shut what the backup holds older.
    for kept in ("backups", "register"):
        if (failed / kept).exists():
            shutil.copytree(failed / kept, office.data / kept, copy_function=shutil.copy2)
    run("chown", "-R", office.user, str(office.data))
    if office.database:
        local_postgres.put_aside(office.database, office.user)
    office.manage("restore", *map(str, (failed / BEFORE).glob("backup-*")))
    run("systemctl", "start", f"kokkhon-ita@{office.name}")


def first(office, version):
    """Upgrade the first office; when it is not sound, give it back what it had and end the program."""
    old = run("git", "rev-parse", "HEAD", cwd=ROOT, capture_output=True, text=True).stdout.strip()
    run("git", "fetch", "-q", "--tags", cwd=ROOT)
    run("git", "rev-parse", "-q", "--verify", f"{version}^{{commit}}", cwd=ROOT, stdout=subprocess.DEVNULL)
    if not halt(office, way_back):
        stop(
            f"สำรองข้อมูลของ {office.name} ไม่ได้ จึงไม่ปรับรุ่น", f"{office.name} could not be backed up; nothing was upgraded"
        )
    with suppress(SystemExit, subprocess.CalledProcessError):
        check_out(version, office.machine)
        if upgrade(office):
            shutil.rmtree(office.data / BEFORE, ignore_errors=True)
            return
    back(office, old)
    stop(
        f"{office.name} ใช้รุ่น {version} ไม่ได้ จึงย้อนกลับแล้ว หน่วยงานอื่นไม่ถูกแตะ ดูเหตุ: journalctl -u kokkhon-ita@{office.name}",
        f"{office.name} did not start on {version}, or was not ready within {PATIENCE // 60} minutes; everything is as before",
    )


def main(version, canary=""):
    """Upgrade the canary, then the others; go back and stop when the first is not sound."""
    known = sorted(offices(), key=lambda office: office.name != canary)
    if not known or not version or (canary and known[0].name != canary):
        stop("ไม่มีหน่วยงานนี้ในเครื่อง หรือไม่ได้ระบุ VERSION", "No such office on this machine, or no VERSION")
    if "DATABASE_URL" in read(known[0].environment) and not known[0].database:
        stop(
            "ฐานข้อมูลของหน่วยงานแรกอยู่ในเครื่องอื่น: เลือก CANARY ที่ฐานข้อมูลอยู่ในเครื่องนี้",
            "The first office's database is on another machine: choose a CANARY whose database is on this one",
        )
    first(known[0], version)
    print(f"✓ {known[0].name}", flush=True)
    left = [office.name for office in known[1:] if not _told(office, halt(office) and upgrade(office))]
    if left:
        stop(
            f"ใช้รุ่น {version} ไม่ได้: {' '.join(left)} ดูเหตุ: journalctl -u kokkhon-ita@ชื่อ ข้อมูลก่อนปรับรุ่นอยู่ในข้อมูลสำรองล่าสุด",
            f"Not sound on {version}: {' '.join(left)}; why: journalctl -u kokkhon-ita@NAME; what they had is in their newest backup",
        )


def _told(office, is_sound):
    print(f"{'✓' if is_sound else '✗'} {office.name}", flush=True)
    return is_sound


if __name__ == "__main__":
    main(*sys.argv[1:])
