"""Every admin page of the living office opens for each role, as far as that role's own links lead, and none is wider than a phone."""

import pytest

from common.models import Division, StaffUser
from kokkhon_ita import roles
from tests.browser.checks import overflow
from tests.browser.conftest import chromium, playwright  # noqa: F401
from tests.conftest import PageClient
from tests.living.crawling import Crawl
from tests.living.phone import phone
from tests.living.test_desk import is_staff_page

ROLES = (roles.DIVISION_CLERK, roles.PUBLISHER, roles.AUDITOR, roles.ADMINISTRATOR)
# Between them they have every form, and every record as it is only read.
ON_A_PHONE = (roles.PUBLISHER, roles.ADMINISTRATOR)
DESK = "/admin/complaints/room/"  # tests/living/test_desk.py goes there with a key


@pytest.mark.parametrize("role", ROLES)
def test_no_staff_page_fails_or_is_wider_than_a_phone(lived, chromium, role):  # noqa: F811
    client = PageClient()
    client.force_login(StaffUser.objects.filter(groups__name=role).first())
    found = Crawl(client, inside=lambda path: is_staff_page(path) and not path.startswith(DESK), most=1).go("/admin/")
    assert not found.problems, "\n".join(found.problems)
    assert len(found.pages) > 10
    typed = [division.name for division in Division.objects.filter(name__regex="[0-9]")]
    assert typed
    names = [address for address, page in found.pages.items() if any(said(page, name) for name in typed)]
    assert [address for address in names if not address.startswith("/admin/common/division/")] == []
    if role in ON_A_PHONE:
        assert wide(found.pages, chromium) == {}


def wide(pages, chromium):  # noqa: F811
    """Return of each page what is wider than a phone, or cut off there."""
    with phone(chromium) as show:
        found = {address: overflow(show(address, tree)) for address, tree in pages.items()}
    return {address: sentences for address, sentences in found.items() if sentences}


def said(page, name):
    """Return whether a page says a name as it was typed, but in what is filled in and chosen."""
    return any(name in text for text in page.xpath("//body//text()[not(ancestor::textarea or ancestor::option)]"))
