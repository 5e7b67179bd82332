"""The content that a new installation starts with, in the database of the running test."""

from contextlib import contextmanager
from unittest import mock

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from publishing import making
from tests import kept


def load():
    """Load and publish it as `load_site` does, once by this process, but without the files of its editions: they are most of the work."""
    kept.once("first content", _load, folder=settings.REGISTER_ROOT)


def _load():
    with mock.patch.object(making, "make"):
        call_command("load_site", verbosity=0)


@contextmanager
def loaded(blocker):
    """Hold it around the transactions of a file's tests; `blocker` is pytest-django's django_db_blocker."""
    with blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)
