"""Is the database that of this version of the code?"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def waiting() -> int:
    """Return how many migrations this version brings that the database has not had yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
