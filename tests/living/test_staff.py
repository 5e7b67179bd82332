"""Every admin page of the living office opens for each role, as far as that role's own links lead, and none is wider than a phone."""

import re

import pytest
from lxml import html

from common.models import Division, StaffUser
from kokkhon_ita import roles
from tests.browser.checks import overflow
from tests.conftest import PageClient
from tests.living.crawling import Crawl
from tests.living.phone import phone
from tests.living.test_desk import is_staff_page

ROLES = (roles.DIVISION_CLERK, roles.PUBLISHER, roles.AUDITOR, roles.ADMINISTRATOR)
# Between them they have every form, and every record as it is only read.
ON_A_PHONE = (roles.PUBLISHER, roles.ADMINISTRATOR)
# Who asked, and when: as long on every page of a form.
UNSEEN = re.compile(r'<input type="hidden"[^>]*>')
DESK = "/admin/complaints/room/"  # tests/living/test_desk.py goes there with a key


@pytest.mark.parametrize("role", ROLES)
def test_no_staff_page_fails_or_is_wider_than_a_phone(lived, chromium, role):
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


_shown = set()


def wide(pages, chromium):
    """Return of each page what is wider than a phone, or cut off there; what another role was shown too is left out."""
    new = {address: page for address, page in pages.items() if content(page) not in _shown}
    _shown.update(map(content, pages.values()))
    with phone(chromium) as show:
        found = {address: overflow(show(address, page)) for address, page in new.items()}
    return {address: sentences for address, sentences in found.items() if sentences}


def content(page):
    """Return what a page shows beside its head and its rooms, which look alike on every page of a role."""
    parts = page.xpath("//*[@id='content'][not(.//*[@id='content'])]") or [page]
    return UNSEEN.sub("", "".join(html.tostring(part, encoding="unicode") for part in parts))


def said(page, name):
    """Return whether a page says a name as it was typed, but in what is filled in and chosen."""
    return any(name in text for text in page.xpath("//body//text()[not(ancestor::textarea or ancestor::option)]"))
