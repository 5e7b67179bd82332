"""The database as one file, taken while the site serves, and back again: SQLite's online backup, PostgreSQL's own tools."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def name() -> str:
    """Return under which name a dump of this database lies in a backup."""
    return NAMES[connection.vendor]


def dump(path: Path) -> None:
    """Write the whole database, as it was at one moment, to `path`. Raises subprocess.CalledProcessError, OSError."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(_file())) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}", *_where())


def load(path: Path) -> None:
    """Make this database what the dump holds; it must be empty. Raises subprocess.CalledProcessError, OSError."""
    connection.close()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(_file())) as target:
            source.backup(target)
    else:
        _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", *_where(), str(path))


def steps() -> list[str]:
    """Return the migrations that this database has had, as "app.name"."""
    return sorted(".".join(one) for one in MigrationRecorder(connection).applied_migrations())


def unknown(steps: list[str]) -> list[str]:
    """Return which of another database's migrations this code does not know, though it has their app: it is the older one."""
    loader = MigrationLoader(None)
    known = set(loader.disk_migrations).union(*(one.replaces for one in loader.disk_migrations.values()))
    told = [tuple(step.split(".", 1)) for step in steps]
    return [".".join(one) for one in told if one[0] in loader.migrated_apps and one not in known]


def is_whole(path: Path) -> bool:
    """Return whether a dump can be read from its first byte to its last."""
    if path.name == NAMES["sqlite"]:
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA ignore_check_constraints = ON")  # they call functions that only Django brings
            return database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    try:
        _run("pg_restore", f"--file={os.devnull}", str(path))
    except subprocess.CalledProcessError:
        return False
    return True


def _file() -> str:
    return str(connection.settings_dict["NAME"])


def _where() -> list[str]:
    """Return the arguments that lead PostgreSQL's tools to this database; the password goes by the environment."""
    told = connection.settings_dict
    places = {"--host": told["HOST"], "--port": told["PORT"], "--username": told["USER"], "--dbname": told["NAME"]}
    return [f"{option}={value}" for option, value in places.items() if value]


def _run(*command: str) -> None:
    password = connection.settings_dict["PASSWORD"]
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    subprocess.run(command, check=True, env=environment, capture_output=True, text=True)  # noqa: S603 (its own tools)
