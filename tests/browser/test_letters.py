"""A page waits for one font; neither it nor the others move what is read, whatever letters the device has."""

import pytest

WATCH = """window.moved = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.moved += entry.value; })
  .observe({type: 'layout-shift', buffered: true});"""
PAGES = ("/", "/measures/2566/", "/complaints/corruption/")
WAITED_FOR = "sarabun-thai-400"
UNSEEN, GOOD = 0.02, 0.1  # the second is what the Core Web Vitals call good: this device has no Thai letters of its own


@pytest.mark.parametrize(
    ("late", "most"), [(WAITED_FOR, GOOD), ("sarabun-thai-700", UNSEEN), ("sarabun-latin", UNSEEN)]
)
def test_letters_that_come_late_move_no_line(page, site, late, most):
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_init_script(WATCH)
    moves = {address: _moved(page, site.url + address, late) for address in PAGES}
    assert {address: moved for address, moved in moves.items() if moved >= most} == {}


def _moved(page, url, late):
    """Return how much moves once the held letters come, which is not before those that a page waits for have."""
    held = []
    page.route(f"**/{late}*", lambda route: held.append(route))
    page.goto(url, wait_until="domcontentloaded")
    if late != WAITED_FOR:
        page.wait_for_function(
            "() => [...document.fonts].some(font => font.display == 'block' && font.status == 'loaded')"
        )
    page.wait_for_timeout(400)
    before = page.evaluate("window.moved")
    for route in held:
        route.continue_()
    page.unroute_all(behavior="wait")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)
    return page.evaluate("window.moved") - before


def test_the_stand_in_asks_for_no_file_of_its_own(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(".woff2") else None)
    page.goto(site.url)
    page.evaluate("document.fonts.ready")
    assert len(asked) == len(set(asked)) <= 4
