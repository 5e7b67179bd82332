"""A bounded patience with the database: a page waits for what it can do without only as long as a crowd may take."""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import OperationalError, connection

# Short enough for one waiter, long enough that 64 of them leave the processor to the one who writes.
POLL_SECONDS = (0.001, 0.03)

Result = TypeVar("Result")
Statements = tuple[list[str], list[str]]  # that set a patience, that give the connection's own back


def within(action: Callable[..., Result], *arguments: Any, seconds: float) -> Result:
    """Return action(*arguments), waiting at most `seconds` for locks; a longer wait raises OperationalError.

    SQLite's own waiting lets a writer sleep longer the longer it has waited, so that of 64 some are overtaken for
    seconds. Here all ask equally often and so come through about equally soon.
    """
    deadline = time.monotonic() + seconds
    with _waiting_at_most(seconds):
        while True:
            try:
                return action(*arguments)
            except OperationalError as error:
                if not _is_locked(error) or time.monotonic() > deadline:
                    raise
            time.sleep(random.uniform(*POLL_SECONDS))  # noqa: S311 (spreads waiters, hides nothing)


def _is_locked(error: OperationalError) -> bool:
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == sqlite3.SQLITE_BUSY


@contextmanager
def _waiting_at_most(seconds: float) -> Iterator[None]:
    """Set the connection's patience and give its own back afterwards; no query of the page as Django counts them."""
    connection.ensure_connection()
    patient, restored = _STATEMENTS[connection.vendor](int(seconds * 1000))
    _send(patient)
    try:
        yield
    finally:
        _send(restored)


def _send(statements: list[str]) -> None:
    with connection.wrap_database_errors:
        cursor = connection.connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()


def _sqlite(milliseconds: int) -> Statements:
    own = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    return ["PRAGMA busy_timeout = 0"], [f"PRAGMA busy_timeout = {own}"]


def _postgresql(milliseconds: int) -> Statements:
    names = ("lock_timeout", "statement_timeout")
    return [f"SET {name} = {milliseconds}" for name in names], [f"RESET {name}" for name in names]


_STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}
