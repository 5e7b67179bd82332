"""Whoever is signed in, and a topic to fill."""

import pytest

from kokkhon_ita import roles
from tests import factories
from tests.disclosures import records
from tests.disclosures.admin.staff import sign_in


@pytest.fixture
def publisher(page_client):
    return sign_in(page_client, roles.PUBLISHER)


@pytest.fixture
def clerk(page_client):
    return sign_in(page_client, roles.DIVISION_CLERK, division=factories.divisions()[1])


@pytest.fixture
def topic():
    return records.topic()
