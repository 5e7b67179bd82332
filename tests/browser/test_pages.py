"""Every public page of the ledger: accessible, valid, silent, and never wider than the window."""

from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.addresses import PAGES
from tests.browser.checks import findings, html_errors


@pytest.mark.promise("wcag")
@pytest.mark.promise("own-host-only")
@pytest.mark.parametrize("address", PAGES, ids=str)
def test_axe_finds_nothing_and_nobody_scrolls_sideways(page, site, address):
    page.goto(site.url + address.path)
    assert findings(page) == {}


def test_every_page_is_valid_html(site, tmp_path):
    for number, address in enumerate(PAGES):
        with urlopen(site.url + quote(address.path, safe="/?=&")) as answer:
            (tmp_path / f"{number}-{address.view.replace(':', '-')}.html").write_bytes(answer.read())
    assert html_errors(tmp_path) == []
