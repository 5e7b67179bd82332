"""A page paints with one font; the others come later without moving what is read."""

import pytest

WATCH = """window.moved = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.moved += entry.value; })
  .observe({type: 'layout-shift'});"""
SEEN = 0.02


@pytest.mark.parametrize("late", ["sarabun-thai-700", "sarabun-latin"])
@pytest.mark.parametrize("address", ["/measures/2566/", "/complaints/corruption/"])
def test_letters_that_come_late_move_no_line(page, site, address, late):
    held = []
    page.set_viewport_size({"width": 360, "height": 740})
    page.route(f"**/{late}*", lambda route: held.append(route))
    page.goto(site.url + address, wait_until="domcontentloaded")
    page.evaluate("document.fonts.load('18px Sarabun', 'ก')")
    page.evaluate(WATCH)
    while held:
        held.pop().continue_()
    page.unroute_all(behavior="wait")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved") < SEEN


def test_the_stand_in_asks_for_no_file_of_its_own(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(".woff2") else None)
    page.goto(site.url)
    page.evaluate("document.fonts.ready")
    assert len(asked) == len(set(asked)) <= 4
