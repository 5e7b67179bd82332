"""The content of a new installation at noon, and a site that is asked through the door."""

import pytest
import time_machine
from django.db import transaction

from tests import first_content
from tests.door import Site
from tests.kokkhon_ita.kept.asked import NOON


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    """The fixtures' content, published once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(NOON, tick=False):
            first_content.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def at_noon(content, settings):
    settings.COMPLAINTS_PEPPER = "5c" * 32
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def sizes_of_files():
    """The real ones: a page asks for them too."""


@pytest.fixture
def site():
    return Site()
