"""Is the database that of this version of the code?"""

import pkgutil

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def waiting() -> int:
    """Return how many migrations this version brings that the database has not had yet; none of them is loaded for it."""
    return len(brought() - MigrationRecorder(connection).applied_migrations().keys())


def brought() -> set[tuple[str, str]]:
    """Return the migrations of this version as Django finds them, (app, name), by the names of their files."""
    return {
        (app.label, found.name)
        for app in apps.get_app_configs()
        for found in pkgutil.iter_modules([f"{app.path}/migrations"])
        if not found.ispkg and found.name[0] not in "_~"
    }
