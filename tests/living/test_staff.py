"""Every admin page of the living office opens for each role, as far as that role's own links lead."""

import pytest

from common.models import Division, StaffUser
from kokkhon_ita import roles
from tests.conftest import PageClient
from tests.living.crawling import Crawl
from tests.living.test_desk import is_staff_page

ROLES = (roles.DIVISION_CLERK, roles.PUBLISHER, roles.AUDITOR, roles.ADMINISTRATOR)
DESK = "/admin/complaints/room/"  # tests/living/test_desk.py goes there with a key


@pytest.mark.parametrize("role", ROLES)
def test_no_staff_page_fails(lived, role):
    client = PageClient()
    client.force_login(StaffUser.objects.filter(groups__name=role).first())
    found = Crawl(client, inside=lambda path: is_staff_page(path) and not path.startswith(DESK), most=1).go("/admin/")
    assert not found.problems, "\n".join(found.problems)
    assert len(found.pages) > 10
    typed = [division.name for division in Division.objects.filter(name__regex="[0-9]")]
    assert typed
    assert [address for address, page in found.pages.items() if any(said(page, name) for name in typed)] == []


def said(page, name):
    """Return whether a page says a name as it was typed; where divisions are kept it stands so."""
    return any(name in text for text in page.xpath("//body//text()[not(ancestor::textarea)]"))
