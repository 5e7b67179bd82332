"""Every public page of the ledger: accessible, valid, silent, and never wider than the window."""

from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.addresses import PAGES
from tests.browser.checks import SCREENS, Screen, axe, html_errors, overflow, show


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_axe_finds_nothing_and_nobody_scrolls_sideways(page, site, address):
    page.goto(site.url + address.path)
    found = {}
    for screen in SCREENS:
        show(page, screen)
        found[str(screen)] = axe(page)
    for narrow in (Screen(320), Screen(640)):  # the second is 1280 px at 200 % zoom
        show(page, narrow)
        found[f"{narrow} sideways"] = overflow(page)
    assert {screen: findings for screen, findings in found.items() if findings} == {}


def test_every_page_is_valid_html(site, tmp_path):
    for number, address in enumerate(PAGES):
        with urlopen(site.url + quote(address.path, safe="/?=&")) as answer:
            (tmp_path / f"{number}-{address.view.replace(':', '-')}.html").write_bytes(answer.read())
    assert html_errors(tmp_path) == []
