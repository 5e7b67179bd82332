"""Whether a failure is the store's: the database away, locked, full or read-only, a disk or a bucket that does not answer."""

from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError

# SQLite tells all of its disk as OperationalError, PostgreSQL a database that may only be read as InternalError.
_OF_A_STORE = (OperationalError, InterfaceError, InternalError, OSError)


def is_away(error: BaseException | None) -> bool:
    """Return whether an error, or one that it came from, says that a store did not take or give what it was asked for."""
    # psycopg2 tells of a connection that the server closed by the bare base class.
    return any(isinstance(one, _OF_A_STORE) or type(one) is DatabaseError for one in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
