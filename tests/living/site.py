"""The living office as a database and files of its own, for tests to stand on."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.test import override_settings

from tests import migrated
from tests.installation import CHEAPLY, Installation
from tests.private_postgres import new_database, on_server

ON_POSTGRES = connection.vendor == "postgresql"
PEPPER = "5c" * 32
PASSWORD = "password-of-the-living-office"
MAKE = f"""{CHEAPLY}
from django.core.management import call_command
call_command("prepare_site", living_office=True, password="{PASSWORD}")
"""


@dataclass(frozen=True)
class LivingSite:
    """One copy of the office: its data folder, its database's name, and what the command printed when it was made."""

    data: Path
    database: str
    told: str

    def copy(self, data, database):
        """Return another site with the same content under these names."""
        shutil.copytree(self.data, data)
        if ON_POSTGRES:
            on_server(f'CREATE DATABASE "{database}" TEMPLATE "{self.database}"')
        return LivingSite(data, database if ON_POSTGRES else str(data / "db.sqlite3"), self.told)


def make(place, kept_database, static_root):
    """Make the office under `place` with the real command, as an installation makes it, and return its LivingSite."""
    data, variables = place / "data", {}
    if ON_POSTGRES:
        variables = new_database("living")
    else:
        data.mkdir()
        migrated.give(kept_database, data / "db.sqlite3")
    site = Installation(data, static_root=static_root, **variables)
    told = site.shell(MAKE)
    (place / "told.txt").write_text(told, encoding="utf-8")
    return made(place)


def made(place):
    """Return the LivingSite that `make` left under `place`."""
    data = place / "data"
    told = (place / "told.txt").read_text(encoding="utf-8")
    return LivingSite(data, "living" if ON_POSTGRES else str(data / "db.sqlite3"), told)


@contextmanager
def standing_on(site):
    """Let this process's database and files be those of `site` as long as this lasts."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = site.database
    folders = {"MEDIA_ROOT": "files", "ISSUED_ROOT": "issued", "SEALED_ROOT": "sealed"}
    try:
        with override_settings(
            COMPLAINTS_PEPPER=PEPPER,
            DEMONSTRATION=True,
            **{name: site.data / folder for name, folder in folders.items()},
        ):
            yield site
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
