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


# What Tab reaches right after something that stands below it in the same column.
UPWARDS = f"""() => ({REACHABLE})().filter(element => !element.matches(".skip") && element.getBoundingClientRect().width > 1)
    .map(element => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
    .filter(([name, box], at, all) => at && box.bottom <= all[at - 1][1].top + 1 && box.left < all[at - 1][1].right - 1)
    .map(([name]) => name)"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/", "/measures/2566/", "/contact/", "/complaints/general/new/", "/visitors/"])
def test_tab_goes_down_the_page_as_the_eye_does_and_may_skip_to_what_it_says(page, site, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url + path)
    assert page.evaluate(UPWARDS) == []
    page.locator(".menu summary").evaluate("summary => summary.parentElement.open = true")
    assert page.evaluate(UPWARDS) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement === document.querySelector('main').querySelector('a, button, input, summary')"
    )


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
