"""A published plan, a clerk of the division that answers for it, and somebody who approves."""

import pytest

from kokkhon_ita import roles
from tests import factories


@pytest.fixture
def plan():
    made = factories.plan()
    factories.publish()
    return made


@pytest.fixture
def clerk(plan):
    return factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0])


@pytest.fixture
def publisher():
    return factories.user(roles.PUBLISHER)
