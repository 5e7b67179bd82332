"""A short patience with the database: a page waits a moment for the counter's sake, never long."""

from contextlib import contextmanager

from django.db import connection

SECONDS = 1.5


@contextmanager
def short(seconds=SECONDS):
    """Let every statement inside wait at most `seconds` for a lock; a longer wait raises OperationalError.

    The connection's own patience comes back afterwards. The settings are sent beside Django's cursor, so that they
    are no query of the page.
    """
    connection.ensure_connection()
    _send(*_PATIENT[connection.vendor](seconds))
    try:
        yield
    finally:
        _send(*_RESTORED[connection.vendor]())


def _send(*statements):
    with connection.wrap_database_errors:
        cursor = connection.connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()


def _sqlite(seconds):
    return (f"PRAGMA busy_timeout = {int(seconds * 1000)}",)


def _postgresql(seconds):
    milliseconds = int(seconds * 1000)
    return (f"SET lock_timeout = {milliseconds}", f"SET statement_timeout = {milliseconds}")


_PATIENT = {"sqlite": _sqlite, "postgresql": _postgresql}
_RESTORED = {
    "sqlite": lambda: _sqlite(connection.settings_dict["OPTIONS"].get("timeout", 5)),
    "postgresql": lambda: ("RESET lock_timeout", "RESET statement_timeout"),
}
