"""Where a phone breaks lines: never inside a date, a time, a year, a listed word or a piece of the office's name."""

import pytest

from common.thai import unbroken
from tests.browser.checks import Screen

PAGES = ("/", "/measures/2566/", "/measures/2566/5/", "/contact/", "/complaints/", "/verify/", "/ledger/", "/privacy/")
TEXTS = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), passed = "script,style,select,textarea,svg";
  window.texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(passed)) window.texts.push(walker.currentNode);
  return window.texts.map((one) => one.data);
}"""
# How many lines each piece stands on, 0 where it is not shown.
LINES = """(pieces) => pieces.map(([number, start, end]) => {
  const range = document.createRange();
  range.setStart(window.texts[number], start);
  range.setEnd(window.texts[number], end);
  return new Set([...range.getClientRects()].filter((one) => one.width > 1).map((one) => Math.round(one.bottom / 8))).size;
})"""


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_no_line_of_a_phone_tears_a_date_or_a_word(page, site):
    wanted = unbroken.pattern(unbroken.names_of("องค์การบริหารส่วนตำบลโคกคอน", "อบต.โคกคอน"))
    seen, torn = 0, []
    for path in PAGES:
        page.goto(site.url + path)
        texts = page.evaluate(TEXTS)
        pieces = [
            (number, found.start(), found.end()) for number, text in enumerate(texts) for found in wanted.finditer(text)
        ]
        lines = page.evaluate(LINES, pieces)
        seen += sum(number > 0 for number in lines)
        torn += [(path, texts[n][a:b]) for (n, a, b), number in zip(pieces, lines, strict=True) if number > 1]
    assert torn == []
    assert seen > 200


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_without_our_hold_they_are_torn(page, site):
    """The other test can fail: the browser alone tears what ours holds."""
    page.goto(site.url + "/measures/2566/")
    page.evaluate(TEXTS)
    page.evaluate("() => document.querySelectorAll('.together').forEach((one) => { one.className = ''; })")
    texts = page.evaluate("() => window.texts.map((one) => one.data)")
    pieces = [
        (n, found.start(), found.end()) for n, text in enumerate(texts) for found in unbroken.pattern().finditer(text)
    ]
    assert max(page.evaluate(LINES, pieces)) > 1
