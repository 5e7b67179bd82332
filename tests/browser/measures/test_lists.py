"""What narrows a list of the staff stands before its rows, for the eye and for the keyboard."""

from tests.browser.test_publishing import sign_in

IN_ORDER = "found => found.map(one => Math.round(one.getBoundingClientRect().top))"
STOPS = ":is(a[href], summary, input:not([type=hidden]), button):visible"


def test_tab_goes_through_filters_before_the_search_and_the_rows(page, staffed_site):
    sign_in(page, staffed_site, "publisher")
    page.goto(f"{staffed_site.url}/admin/measures/measure/?year=2566")
    stops = page.locator(f"#changelist {STOPS}")
    texts = stops.all_inner_texts()
    filters = ["แสดงจำนวน", "✖ ล้างตัวกรองทั้งหมด"]
    assert [text.strip() for text in texts[4:6]] == filters, "after the four that narrow the list"
    tops = stops.evaluate_all(IN_ORDER)
    lines = [max(tops[:6]), tops[6], tops[8]]
    assert lines == sorted(lines), "the line of filters, the search, the rows"
