"""What an office keeps away from its machine for the day that the machine is lost, and that another machine becomes the same by it.

It lies beside the machines until the next run, so that restoring can be tried again by itself.
"""

import json
import shutil
from dataclasses import asdict

from tests.fresh import desk

LAID, MEDIUM = "media/away", "media/key"
KEY = "key.txt"  # of encrypted backups; no machine of the office keeps it
TOLD = "told.json"  # what a restored machine must show


def bring(office, opened, folder, unit):
    """Let a unit back the office up, and bring the backup, the environment file, and what the site shows to `folder`."""
    root, hashes = office.machine.root, office.hashes()
    office.machine.do(f"systemctl start {unit}")
    assert "ข้อมูลสำรองล่าสุดทำเมื่อ" in office.said_of_backups(), office.said_of_backups()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    newest = max((root / office.data.lstrip("/") / "backups").iterdir())
    for file in (newest, root / office.environment.lstrip("/")):
        shutil.copy(file, folder)
    told = {"file": newest.name, "hashes": sorted(hashes), "desk": asdict(opened)}
    (folder / TOLD).write_text(json.dumps(told), encoding="utf-8")


def lay(folder, machine):
    """Lay what was brought away where the guides say, and return the backup's name."""
    for place in (LAID, MEDIUM):
        (machine.root / place).mkdir(mode=0o700)
    for file in (one for one in folder.iterdir() if one.name != TOLD):
        shutil.copy(file, machine.root / (MEDIUM if file.name == KEY else LAID))
    return _told(folder)["file"]


def assert_same(office, folder, accept):
    """Fail unless the office is what was brought away, and its cases stay shut until `accept` types the keepers' codes."""
    told = _told(folder)
    assert not (gone := set(told["hashes"]) - office.hashes()), gone
    opened = desk.Desk(**told["desk"])
    desk.assert_shut(office, opened)
    accept("\n".join(opened.keepers[:2]) + "\n")
    desk.assert_opens(office, opened)


def _told(folder):
    return json.loads((folder / TOLD).read_text(encoding="utf-8"))
