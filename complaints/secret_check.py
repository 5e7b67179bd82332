"""Before the site serves: is the server's secret the one that the desk was set up with?"""

from collections.abc import Iterator

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from . import row_macs
from .models import Reader, RecoveryKey
from .server_secret import SecretMissing

MISSING = "COMPLAINTS_PEPPER is missing or not 64 hexadecimal signs, but there is a complaint desk that needs it. "
OTHER = "COMPLAINTS_PEPPER is not the value that the complaint desk of this database was set up with. "
WHAT_TO_DO = (
    "Put the right value into the environment; it lies with the office's offline papers. The site does not start "
    "without it, since it would tell reporters with a right code that there is no such case."
)


def check() -> None:
    """Raise ImproperlyConfigured when there are key holders, and not one of their rows bears a MAC of this secret.

    Nothing is raised when the database cannot be asked: pages say so themselves.
    """
    try:
        held = list(_held())
    except SecretMissing as error:
        raise ImproperlyConfigured(MISSING + WHAT_TO_DO) from error
    except DatabaseError:
        return
    finally:
        if not connection.in_atomic_block:
            connection.close()  # or the processes that are forked from this one would share it
    if held and not any(held):
        raise ImproperlyConfigured(OTHER + WHAT_TO_DO)


def _held() -> Iterator[bool]:
    for model in (RecoveryKey, Reader):
        yield from map(row_macs.holds, model.objects.all())
