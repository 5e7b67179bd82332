"""The staff side's policy, read from tests/access.txt and asked of the site: who, address, method, status."""

from pathlib import Path

import pytest

from kokkhon_ita import roles
from tests import factories

NOBODY = None
WHO = (NOBODY, roles.DIVISION_CLERK, roles.PUBLISHER, roles.AUDITOR, roles.ADMINISTRATOR)
TABLE = Path(__file__).parent.parent / "access.txt"


def lines():
    """Return (method, address, statuses in the order of WHO) of each line of the table."""
    rows = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [(method, address, [int(status) for status in statuses]) for method, address, *statuses in rows]


@pytest.fixture
def rows():
    """Return what the addresses of the table name."""
    edition = factories.published_plan(2566)
    factories.plan(2567)
    return {"edition": edition.pk, "submission": factories.submit(key="2567").pk}


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "address", "statuses"), lines())
def test_address_answers_each_role_as_the_table_says(page_client, rows, method, address, statuses):
    found = []
    for who in WHO:
        page_client.logout()
        if who is not NOBODY:
            page_client.force_login(factories.user(who))
        found.append(page_client.generic(method, address.format(**rows)).status_code)
    assert found == statuses
