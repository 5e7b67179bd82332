"""The staff pages of the measures in a real browser: fit to use, quick for a clerk, and whole without JavaScript."""

import pytest

from tests.browser.checks import Screen, findings
from tests.browser.test_publishing import PASSWORD, sign_in, skip_second_factor
from tests.measures.tables import HEADINGS, row, source_rows, xlsx

TALLEST = 4000
PAGES = [
    "/admin/",
    "/admin/measures/plan/",
    "/admin/measures/plan/add/",
    "/admin/measures/plan/2566/change/",
    "/admin/measures/plan/2566/findings/",
    "/admin/measures/plan/2566/history/",
    "/admin/measures/plan/2566/delete/",
    "/admin/measures/plan/open-year/",
    "/admin/measures/plan/import/",
    "/admin/measures/measure/",
    "/admin/measures/measure/?q=ของขวัญ",
    "/admin/measures/measure/256605/change/",
    "/admin/measures/result/",
    "/admin/measures/result/own/",
    "/admin/measures/result/add/?measure=256602",
    "/admin/measures/result/25660501/change/",
    "/admin/common/organisation/1/change/",
    "/admin/common/division/",
    "/admin/common/division/add/",
    "/admin/common/storedfile/",
]


def bring_in(page, site, upload, fiscal_year):
    page.goto(f"{site.url}/admin/measures/plan/import/")
    page.get_by_label("ปีงบประมาณของตาราง").fill(fiscal_year)
    file = {"name": upload.name, "mimeType": "application/octet-stream", "buffer": upload.read()}
    page.get_by_label("ไฟล์ตาราง").set_input_files(file)
    page.get_by_role("button", name="อ่านตารางและตรวจ").click()


def test_axe_finds_nothing_and_nobody_scrolls_sideways(page, staffed_site):
    sign_in(page, staffed_site, "publisher")
    found = {}
    for path in PAGES:
        page.goto(staffed_site.url + path)
        found[path] = findings(page)
    bring_in(page, staffed_site, xlsx([HEADINGS, row(divisions="กองใหม่"), row("๒", period="ตลอดไป")]), "๒๕๗๐")
    found["blocked import"] = findings(page)
    bring_in(page, staffed_site, xlsx(source_rows()), "๒๕๗๐")
    page.locator("summary").first.click()
    found["import"] = findings(page)
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_clerk_reports_a_result_with_its_file_in_one_form(page, changed_site):
    sign_in(page, changed_site, "clerk")
    page.goto(f"{changed_site.url}/admin/measures/result/own/#measure-2")  # where it is folded, its address opens it
    page.locator("#measure-2").get_by_role("link", name="เพิ่มผล").first.click()
    page.get_by_label("ผลการดำเนินงาน").fill("เผยแพร่รายงานการใช้จ่ายงบประมาณไตรมาสแรก")
    file = {"name": "รายงาน.csv", "mimeType": "text/csv", "buffer": "ลำดับ,รายการ\n".encode()}
    page.get_by_label("เลือกไฟล์").first.set_input_files(file)
    page.get_by_role("button", name="บันทึก", exact=True).click()
    reported = page.locator("#measure-2").get_by_role("listitem").filter(has_text="ไตรมาสแรก")
    assert "หลักฐาน ๑ รายการ" in reported.inner_text()
    assert "มีผลแล้ว" in page.locator("#measure-2").inner_text()
    page.goto(f"{changed_site.url}/admin/measures/result/")
    cell = page.locator("#result_list tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"มาตรการ: "'


def test_what_is_wrong_with_a_whole_form_is_told_once_and_leads_to_its_first_field(page, changed_site):
    sign_in(page, changed_site, "publisher")
    page.goto(f"{changed_site.url}/admin/complaints/category/add/")
    page.fill("#id_name", "ถนน")
    page.click("[name=_continue]")
    other = page.context.new_page()
    other.goto(page.url)
    for opened, name in ((other, "ถนนของสมชาย"), (page, "ถนนของสมหญิง")):
        opened.fill("#id_name", name)
        opened.click("[name=_continue]")
    told = page.locator(".error-summary a")
    assert told.get_attribute("href") == "#id_name"
    assert "มีผู้บันทึกรายการนี้หลังจากท่านเปิดแบบ" in told.inner_text()
    assert page.get_by_text("มีผู้บันทึกรายการนี้").locator("visible=true").count() == 1
    assert findings(page) == {}


@pytest.mark.parametrize("screen", [Screen(1000)], ids=str)
def test_a_list_gives_its_names_room_on_a_small_computer(page, staffed_site):
    sign_in(page, staffed_site, "publisher")
    page.goto(f"{staffed_site.url}/admin/ita/oititem/")
    widths = "heads => heads.map(head => head.offsetWidth)"
    code, title, *_ = page.locator("#result_list thead th").evaluate_all(widths)
    assert code < 120 < 220 < title
    assert page.locator(".results").evaluate("results => results.clientWidth") > 600
    assert page.locator("#changelist-filter").evaluate("filter => filter.offsetHeight") < 300


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_rooms_of_the_first_page_are_folded_on_a_phone_and_open_elsewhere(page, staffed_site):
    sign_in(page, staffed_site, "publisher")
    page.goto(f"{staffed_site.url}/admin/")
    room = page.locator(".app-measures")
    names = room.get_by_role("rowheader")
    assert not names.first.is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= TALLEST
    room.locator("summary").click()
    assert names.first.is_visible()
    assert findings(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".room").get_by_role("rowheader").last.is_visible()
    assert not room.locator("summary").is_visible()
    page.goto(f"{staffed_site.url}/admin/measures/")
    page.set_viewport_size({"width": 360, "height": 800})
    assert names.first.is_visible()
    page.goto(f"{staffed_site.url}/admin/measures/result/")
    assert page.evaluate("document.documentElement.scrollHeight") <= 1.5 * TALLEST
    assert {"inline"} <= {
        cell.evaluate("one => getComputedStyle(one).display") for cell in page.locator("#result_list td").all()[:5]
    }
    heights = page.locator("#result_list .long > a").evaluate_all("links => links.map(link => link.offsetHeight)")
    assert 30 < max(heights) < 65, "two lines of a long name"


IN_SIGHT = "links => links.filter(link => link.checkVisibility({visibilityProperty: true})).length"


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_a_head_that_a_phone_does_not_show_holds_no_stop_of_the_keyboard(page, staffed_site):
    sign_in(page, staffed_site, "publisher")
    page.goto(f"{staffed_site.url}/admin/ita/oititem/")
    in_head = page.locator("#result_list thead :is(a, input)")
    assert in_head.evaluate_all(IN_SIGHT) == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    assert in_head.evaluate_all(IN_SIGHT) > 0


def test_space_adds_and_takes_off_a_row_and_focus_stays_with_the_rows(page, staffed_site):
    sign_in(page, staffed_site, "publisher")
    page.goto(f"{staffed_site.url}/admin/measures/result/add/?measure=256602")
    rows = page.locator("#evidence-group .inline-related:not(.empty-form)")
    before = rows.count()
    page.locator("#evidence-group .add-row a").press(" ")
    assert rows.count() == before + 1
    rows.last.locator(".inline-deletelink").press(" ")
    assert rows.count() == before
    assert page.evaluate("document.activeElement.closest('#evidence-group .add-row') !== null")


def test_buttons_move_a_row_and_an_untouched_blank_row_stays_blank(page, changed_site):
    sign_in(page, changed_site, "publisher")
    page.goto(f"{changed_site.url}/admin/measures/measure/256601/change/")
    steps = page.locator("#steps-group textarea:visible")
    before = [steps.nth(n).input_value() for n in range(4)]
    page.locator("#steps-2").get_by_role("button", name="เลื่อนขึ้น").click()
    page.get_by_role("button", name="บันทึกและกลับมาแก้ไข").click()
    page.wait_for_load_state()
    after = [steps.nth(n).input_value() for n in range(steps.count()) if steps.nth(n).input_value()]
    assert after == [before[0], before[2], before[1], before[3]]


def test_order_is_typed_without_javascript(chromium, changed_site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{changed_site.url}/admin/login/")
    page.get_by_label("ชื่อผู้ใช้").fill("publisher")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    skip_second_factor(page)
    page.goto(f"{changed_site.url}/admin/measures/measure/256602/change/")
    page.locator("#id_steps-0-order").fill("9")
    page.locator("#id_steps-2-text").fill("ขั้นตอนที่เพิ่มโดยไม่มีสคริปต์")
    page.get_by_role("button", name="บันทึกและกลับมาแก้ไข").click()
    texts = [page.locator(f"#id_steps-{n}-text").input_value() for n in range(3)]
    context.close()
    assert texts[0].startswith("หน่วยงานต้องจัดทำรายงาน")
    assert texts[1].startswith("หน่วยงานมาตรการ")
    assert texts[2] == "ขั้นตอนที่เพิ่มโดยไม่มีสคริปต์"


def test_another_office_s_table_becomes_a_plan(page, changed_site):
    sign_in(page, changed_site, "publisher")
    other = [["มาตรการของเทศบาลตัวอย่าง ปี ๒๕๖๘"], HEADINGS, row(divisions="- สำนักช่าง", period="ปีงบประมาณ ๒๕๖๘")]
    bring_in(page, changed_site, xlsx(other), "2568")
    page.get_by_label("ส่วนราชการที่ไม่รู้จัก").select_option("new")
    page.get_by_role("button", name="ยืนยันนำเข้าทั้งหมด").first.click()
    page.get_by_text("นำเข้าแผนปี ๒๕๖๘ แล้ว").wait_for()
    page.goto(f"{changed_site.url}/admin/measures/measure/?year=2568")
    assert "สำนักช่าง" in page.locator("#result_list").inner_text()


def test_several_files_get_a_row_each_and_what_is_too_large_is_not_sent(page, changed_site):
    sign_in(page, changed_site, "publisher")
    page.goto(f"{changed_site.url}/admin/measures/result/add/?measure=256602")
    several = page.locator(".drop input[type=file]")
    names = ("รายงานผล_ไตรมาส ๑.pdf", "IMG_2024.csv", "แผน.csv")
    several.set_input_files([{"name": name, "mimeType": "text/csv", "buffer": b"a,b\n"} for name in names])
    titles = [page.locator(f"#id_evidence-{n}-title").input_value() for n in range(3)]
    assert titles == ["รายงานผล ไตรมาส ๑", "", "แผน"]
    assert page.locator("#id_evidence-2-new_file").evaluate("field => field.files[0].name") == "แผน.csv"
    page.locator("#id_evidence-2-new_file").evaluate("field => { field.dataset.most = 3; }")
    page.get_by_role("button", name="บันทึกและกลับมาแก้ไข").click()
    assert "รับได้ไม่เกิน" in page.get_by_role("alert").inner_text()
    assert page.url.endswith("/admin/measures/result/add/?measure=256602")
