"""Every public page of the ledger: accessible, valid, silent, and never wider than the window."""

from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.addresses import PAGES
from tests.browser.checks import OPPOSITE, SCREENS, emptiness, findings, html_errors

# Every kind's history is one template, and an older edition is the page of today under a line that says so.
ALIKE = ("-history", "-edition")
# One window for many pages: a new one costs as much as looking at a page. In parts, so that two workers can share them.
PARTS = 4


def seen_in_the_browser(addresses):
    """Return the addresses whose pages differ: of those that are alike only the first."""
    of = {next((end for end in ALIKE if each.view.endswith(end)), each.path): each for each in reversed(addresses)}
    return [each for each in addresses if each in of.values()]


@pytest.mark.promise("wcag")
@pytest.mark.promise("own-host-only")
@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_and_nobody_scrolls_sideways(page, site, part):
    found = {}
    for address in seen_in_the_browser(PAGES)[part::PARTS]:
        page.goto(site.url + address.path)
        found[address.path] = findings(page, SCREENS if address.path == "/" else OPPOSITE)
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


@pytest.mark.parametrize("width", [1280, 1600])
def test_no_page_leaves_two_fifths_of_a_wide_window_empty(page, site, width):
    """Set text in two columns (.pair), or facts and what else there is beside it (.columns)."""
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in seen_in_the_browser(PAGES):
        page.goto(site.url + address.path)
        found[address.path] = emptiness(page)
    assert {path: said for path, said in found.items() if said} == {}


def test_every_page_is_valid_html(site, tmp_path):
    for number, address in enumerate(PAGES):
        with urlopen(site.url + quote(address.path, safe="/?=&")) as answer:
            (tmp_path / f"{number}-{address.view.replace(':', '-')}.html").write_bytes(answer.read())
    assert html_errors(tmp_path) == []


def test_rooms_beside_a_page_are_looked_at_anew_when_they_or_their_sheets_differ(page):
    told = []
    for words, style in (("ห้อง", ""), ("ห้อง", ""), ("", ""), ("ห้อง", "a {color: #ccc}")):
        room = f'<nav id="nav-sidebar"><div class="app-x module"><a href="#h">{words}</a></div></nav>'
        sheet = f'<link rel="stylesheet" href="data:text/css,{quote(style)}">'
        text = f'<!doctype html><html lang="th"><head><title>หน้า</title>{sheet}</head><body>{room}<main><h1 id="h">หน้า</h1></main>'
        page.goto(f"data:text/html;charset=utf-8,{quote(text)}")
        told.append(" ".join(sentence for sentences in findings(page).values() for sentence in sentences))
    assert told[:2] == ["", ""]
    assert ("link-name" in told[2], "color-contrast" in told[3]) == (True, True)
