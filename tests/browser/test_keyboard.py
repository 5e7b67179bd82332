"""The keyboard alone: Tab reaches everything that a mouse could use, and shows where it is."""

import pytest

# Radio buttons of one name are one stop; what a closed detail hides is none.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
    element => element.checkVisibility({visibilityProperty: true}) && element.type !== "radio" && element.type !== "hidden"
    && !element.disabled && element.tabIndex >= 0)"""
NAME = "element => element.outerHTML.slice(0, 120)"
STOP = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    return {name: element.outerHTML.slice(0, 120), seen: style.outlineStyle !== "none" || style.boxShadow !== "none"};
}"""


@pytest.mark.promise("keyboard-reaches-all")
@pytest.mark.parametrize(
    "path", ["/", "/measures/2566/", "/complaints/corruption/new/", "/search/?q=ของขวัญ", "/verify/"]
)
def test_tab_reaches_every_control_and_shows_it(page, site, path):
    page.goto(site.url + path)
    wanted = page.evaluate(f"() => ({REACHABLE})().map({NAME})")
    stops = []
    for _ in range(len(wanted) + 30):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert len(wanted) > 10
    assert [name for name in wanted if name not in {stop["name"] for stop in stops}] == []
    assert [stop["name"] for stop in stops if not stop["seen"] and not stop["name"].startswith("<body")] == []
