"""A database after every migration: made once by whoever comes first, copied by the others and, as SQLite, by the next run.

Running the migrations takes ten seconds of a processor, longer than most files' tests. A copy of SQLite is only taken while
every migration and requirement is, to the byte, what it was made from; on a private PostgreSQL it lies as TEMPLATE.
"""

import hashlib
import shutil
import sqlite3
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "migrated"


def place(folder):
    """Return the path under `folder` of the database that the migrations of now make; an older one's is removed."""
    made_from = [*sorted(ROOT.glob("*/migrations/*.py")), ROOT / "requirements.txt"]
    digest = hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in made_from)).hexdigest()
    here = Path(folder) / f"{digest}.sqlite3"
    for path in here.parent.glob("*.sqlite3"):
        if path != here:
            path.unlink(missing_ok=True)
    return here


def give(kept, database):
    """Copy the kept database to the path `database`, if there is one."""
    if kept.exists():
        shutil.copyfile(kept, database)


def keep(connection, kept):
    """Keep what `connection`, to a database that was just migrated, holds; does nothing if it is kept."""
    if kept.exists():
        return
    copy = kept.with_name(f"{Path(connection.settings_dict['NAME']).parent.name}.part")
    with sqlite3.connect(copy) as target:
        connection.connection.backup(target)
    target.close()
    copy.rename(kept)
