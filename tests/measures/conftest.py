"""A year of two measures, and a clerk who reports on one of them."""

import pytest

from kokkhon_ita import roles
from tests import factories


@pytest.fixture
def plan():
    """Measure 1 is answered for by the first division, measure 2 by the first two."""
    plan = factories.plan(measures=0)
    factories.measure(plan, 1, responsible=1)
    factories.measure(plan, 2, responsible=2)
    return plan


@pytest.fixture
def clerk(page_client, plan):
    """A clerk of the second division, signed in."""
    user = factories.user(roles.DIVISION_CLERK, division=factories.divisions()[1])
    page_client.force_login(user)
    return user
