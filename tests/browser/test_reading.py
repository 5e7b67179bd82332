"""Reading on a phone: rows that have names, pages that end, few taps; text size and colours stay on the reader's own device."""

import pytest

from tests.browser.checks import Screen, overflow

PHONE = pytest.mark.parametrize("screen", [Screen(360)], ids=str)
TALLEST = 4000
# What a reader taps on the first page, and after it, until the first field or the first page of documents.
JOURNEYS = {
    "corruption": (["แจ้งการทุจริต", "เริ่มแจ้งเรื่อง"], "#id_what"),
    "general": (["ร้องทุกข์ ร้องเรียนทั่วไป"], "#id_place"),
    "follow": (["ติดตามเรื่อง"], "#code"),
    "document": (["หาเอกสาร"], "main input[name=q]"),
    "survey": (["ประเมินหน่วยงาน (EIT)"], "main h1"),
}


@PHONE
def test_a_year_s_closed_page_is_ten_named_rows_and_ends(page, site):
    page.goto(site.url + "/measures/2566/")
    names = page.locator("main summary .row__name").all_inner_texts()
    assert len(names) == 10
    assert all(len(name.split(maxsplit=1)[1]) > 5 for name in names)
    assert page.evaluate("document.documentElement.scrollHeight") <= TALLEST


@PHONE
def test_divisions_of_long_names_are_folded_on_a_phone_and_open_beside_the_list_elsewhere(page, site):
    page.goto(site.url + "/measures/2566/")
    names = page.locator(".by-division th[scope=row]")
    names.evaluate_all("all => all.forEach(one => { one.textContent = 'กองพัฒนาแหล่งท่องเที่ยว '.repeat(8); })")
    assert not names.first.is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= TALLEST
    page.locator(".phone-fold summary").click()
    assert names.first.is_visible()
    page.reload()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert names.first.is_visible()
    assert not page.locator(".phone-fold summary").is_visible()


@PHONE
def test_a_table_says_that_it_goes_on_sideways_just_when_it_does(page, site):
    page.goto(site.url + "/measures/columns/")
    assert overflow(page) == []
    page.locator(".scroll td").first.evaluate(
        "cell => { cell.textContent = 'ก'.repeat(99); cell.style.whiteSpace = 'nowrap'; }"
    )
    assert overflow(page) == []
    assert page.locator(".scroll caption").evaluate("it => getComputedStyle(it, '::before').width") == "328px"
    page.locator(".scroll caption").evaluate("caption => caption.remove()")
    assert [told.endswith("goes on sideways") for told in overflow(page)] == [True]


@PHONE
def test_an_item_in_mid_list_is_led_to_though_those_before_it_are_laid_out_as_they_come(page, site):
    page.goto(site.url + "/ita/2566/oit/#o42")
    page.wait_for_timeout(300)
    assert -1 <= page.locator("#o42").bounding_box()["y"] < 740
    assert page.locator("#o42 a").first.is_visible()


@PHONE
def test_home_names_the_ten_and_a_thousand_pieces_of_evidence_push_nothing_aside(page, site):
    page.goto(site.url)
    assert page.locator("main a.row .row__name").count() == 10
    page.goto(site.url + "/measures/2566/")
    counts = page.locator(".row__evidence b")
    counts.evaluate_all("all => all.forEach(one => { one.textContent = '๑,๐๐๒/๑๒,๐๐๒'; })")
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == []


@PHONE
@pytest.mark.parametrize("journey", JOURNEYS)
def test_what_people_come_for_is_two_taps_away(page, site, journey):
    page.goto(site.url)
    taps, there = JOURNEYS[journey]
    for words in taps:
        page.locator("main").get_by_role("link", name=words).first.click()
    page.locator(there).first.wait_for()
    assert len(taps) <= 2


@pytest.mark.promise("reading-choice-stays")
def test_choice_is_there_on_the_next_page_and_never_sent(page, site):
    asked = []
    page.goto(site.url + "/privacy/")
    page.on("request", lambda request: asked.append(request))
    page.click(".reading summary")
    page.check("#size-largest")
    page.goto(site.url + "/accessibility/")
    assert page.is_checked("#size-largest")
    told = [f"{request.url} {request.all_headers()} {request.post_data}" for request in asked]
    assert asked
    assert not [words for words in told if "largest" in words]
    assert page.context.cookies() == []


@PHONE
def test_the_largest_size_enlarges_the_smallest_letters_and_no_page_grows_sideways(page, site):
    small = "parseFloat(getComputedStyle(document.querySelector('.foot a')).fontSize)"
    largest = """() => {
        document.getElementById("size-largest").checked = true;
        document.querySelectorAll("main details").forEach((one) => { one.open = true; });
    }"""
    page.goto(site.url + "/")
    before = page.evaluate(small)
    page.evaluate(largest)
    assert page.evaluate(small) >= before * 1.4
    for path in ("/", "/measures/2566/", "/visitors/", "/ita/", "/complaints/corruption/", "/survey/", "/contact/"):
        page.goto(site.url + path)
        page.evaluate(largest)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


@PHONE
def test_a_loaded_page_is_whole_and_one_without_scripts_always_is(page, chromium, site):
    later = """[...document.querySelectorAll(".foot, .rows, .routes--news, .card-box")]
        .filter(part => getComputedStyle(part).contentVisibility !== "visible").length"""
    page.goto(site.url + "/")
    assert page.evaluate(later) == 0
    page.evaluate("document.documentElement.classList.remove('whole')")
    assert page.evaluate(later) > 2
    page.emulate_media(media="print")
    assert page.evaluate(later) == 0
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site.url + "/")
    assert plain.evaluate(later) == 0
    context.close()


@PHONE
def test_the_quick_exit_waits_for_no_other_script_and_going_back_does_not_return(page, site, trouble):
    weather = "https://www.tmd.go.th/"
    page.route(weather, lambda route: route.fulfill(body="พยากรณ์อากาศ", content_type="text/html; charset=utf-8"))
    page.route("**/complaints.*.js", lambda route: None)
    page.goto(site.url + "/", wait_until="networkidle")  # with the sheets of other rooms, which come last
    page.goto(site.url + "/complaints/corruption/")
    page.click("[data-quick-exit]")
    page.wait_for_url(weather)
    page.go_back(wait_until="networkidle")
    assert page.url == site.url + "/"
    trouble[:] = [line for line in trouble if weather not in line and "/complaints." not in line]


@PHONE
def test_the_sheets_of_other_rooms_and_the_script_of_a_report_come_when_the_page_is_done(page, site):
    loaded = "name => performance.getEntriesByType('resource').find(one => one.name.includes(name))?.startTime"
    for address, name in (("/", "/css/channels."), ("/complaints/general/new/", "/js/complaints.")):
        page.goto(site.url + address)
        page.wait_for_function(loaded, arg=name)
        done = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")
        assert page.evaluate(loaded, name) >= done, name
    assert page.locator("[data-position] button").is_visible()


@PHONE
def test_what_a_script_shows_later_has_its_room_and_without_scripts_none(page, chromium, site):
    height = "document.querySelector('[data-position]').getBoundingClientRect().height"
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site.url + "/complaints/general/new/")
    assert plain.evaluate(height) == 0
    context.close()
    page.route("**/complaints.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site.url + "/complaints/general/new/")
    kept = page.evaluate(height)
    page.evaluate("document.querySelector('[data-position]').hidden = false")
    assert page.evaluate(height) == kept > 0


@pytest.mark.promise("reading-choice-on-every-page")
def test_text_size_and_colours_are_in_the_menu_of_a_phone_without_scripts_too(served_first, chromium, site):
    with chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.goto(site.url + "/accessibility/")
        choice = page.locator("details.reading > summary")
        assert not choice.is_visible()
        page.click(".menu > summary")
        assert choice.is_visible()
        choice.click()
        assert page.locator("label[for=size-largest]").is_visible()
