"""A reporter's and an officer's whole way through a served site, and what of it lies on the disk afterwards."""

import re

import pypdfium2
import pytest

from complaints.cases.actionable import Readiness
from tests.browser.checks import findings
from tests.complaints import officer
from tests.servers import wait_for

MARK = "เครื่องหมายลับในเบราว์เซอร์"


@pytest.fixture
def page_without_script(served_first, chromium):
    """A Chromium page in which no script runs."""
    context = chromium.new_context(java_script_enabled=False, locale="th-TH", viewport={"width": 360, "height": 800})
    yield context.new_page()
    assert not context.cookies()
    context.close()


def fill(page, site):
    """Fill in the corruption form, a file included, leaving out whether to give a name."""
    page.goto(f"{site.url}/complaints/corruption/new/")
    page.wait_for_timeout(3500)  # a form that comes back faster than a person writes is refused
    page.fill("#id_what", MARK)
    page.fill("#id_where", "ที่ทำการ")
    page.set_input_files("#id_files", [{"name": f"{MARK}.txt", "mimeType": "text/plain", "buffer": MARK.encode() * 50}])


def receipt(page):
    """Go from the first typed page to the end, send the report and return the code of its receipt."""
    page.click("button[value=next]")
    page.check("input[name=naming][value=anonymous]")
    page.click("button[value=next]")
    page.click("button[value=file]")
    return "".join(page.locator(".receipt__code span").all_inner_texts())


def follow(page, site, code):
    page.goto(f"{site.url}/complaints/track/")
    page.fill("#code", code)
    page.click("main button[type=submit]")


def at_rest(site):
    return b"".join(path.read_bytes() for path in site.data_dir.rglob("*") if path.is_file())


@pytest.mark.promise("no-script-needed")
def test_without_script_a_report_is_filed_followed_and_answered_and_nothing_of_it_lies_open(
    page_without_script, own_site
):
    page = page_without_script
    fill(page, own_site)
    page.click("button[value=next]")
    page.fill("#id_who", f"{MARK} ผู้กระทำ")
    page.click("button[value=back]")
    assert MARK in page.locator("#id_what").input_value()
    assert f"{MARK}.txt" in page.locator(".held").inner_text()
    code = receipt(page)
    assert re.fullmatch(r"\d{28}", code)
    page.fill("#last", code[-4:])
    page.click("button[value=confirm]")
    assert page.locator("h1").inner_text() == "เสร็จเรียบร้อย"
    follow(page, own_site, code)
    page.fill("#id_text", f"{MARK} เพิ่มเติม")
    page.click("button[value=reply]")
    assert f"{MARK} เพิ่มเติม" in page.locator(".thread").inner_text()
    assert f"{MARK}.txt" in page.locator("main").inner_text()
    stored = at_rest(own_site)
    for secret in (MARK, code, code[:12]):
        assert secret.encode() not in stored
        assert secret.encode("unicode_escape") not in stored


def test_without_script_a_question_is_on_the_first_screen_of_a_phone_and_answered_there(
    page_without_script, page, own_site
):
    phone, username = page_without_script, officer.appear(own_site)
    fill(phone, own_site)
    code = receipt(phone)
    officer.ask(own_site, username, "เจ้าหน้าที่คนนั้นแต่งกายอย่างไร")
    follow(page, own_site, code)
    assert findings(page) == {}
    follow(phone, own_site, code)
    question = phone.locator("section.answer")
    assert "เจ้าหน้าที่คนนั้นแต่งกายอย่างไร" in question.inner_text()
    assert question.locator("p", has_text="แต่งกาย").bounding_box()["y"] < 800
    question.locator("textarea").fill(f"{MARK} เสื้อสีฟ้า")
    question.get_by_role("button", name="ส่งคำตอบ").click()
    assert phone.locator("section.answer").count() == 0
    assert f"{MARK} เสื้อสีฟ้า" in phone.locator(".thread").inner_text()


def test_after_stop_nothing_is_filed_and_the_button_sends_the_whole(page, own_site, trouble):
    arriving = own_site.data_dir / "sealed" / "arriving"
    page.clock.install()
    fill(page, own_site)
    page.set_input_files("#id_files", [{"name": "ภาพ.jpg", "mimeType": "image/jpeg", "buffer": b"photo" * 400_000}])
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 60_000}
    line.send("Network.emulateNetworkConditions", slow)
    page.click("button[value=next]", no_wait_after=True)
    wait_for(lambda: arriving.exists() and list(arriving.iterdir()))
    line.send("Page.stopLoading")
    wait_for(lambda: not list(arriving.iterdir()))
    assert not list(own_site.data_dir.glob("sealed/kept/*/*"))
    line.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": -1})
    page.clock.fast_forward(3000)
    receipt(page)
    assert page.locator("h1").inner_text() == "รับเรื่องแล้ว"
    assert len(list(own_site.data_dir.glob("sealed/kept/*/*"))) == 1
    trouble[:] = [line for line in trouble if "ERR_ABORTED" not in line]


def test_the_pages_behind_the_forms_are_accessible(page, own_site, trouble):
    page.goto(f"{own_site.url}/complaints/corruption/")
    assert findings(page) == {}
    fill(page, own_site)
    assert findings(page) == {}
    page.click("button[value=next]")
    page.fill("#id_who", "พี่เป้งหน้าตลาด")
    assert findings(page) == {}
    page.click("button[value=next]")
    assert findings(page) == {}
    page.click("button[value=file]")
    code = "".join(page.locator(".receipt__code span").all_inner_texts())
    assert findings(page) == {}
    follow(page, own_site, code)
    assert findings(page) == {}
    page.click("summary:has-text('ถอนเรื่อง')")
    page.click("button[value=withdraw]")
    assert findings(page) == {}
    page.click("button[value=show]")
    page.fill("#id_text", MARK)
    page.evaluate("document.querySelectorAll('[name=code]').forEach(field => field.value = '1234')")
    page.click("button[value=reply]")
    assert page.locator("#text").input_value() == MARK
    assert findings(page) == {}
    trouble[:] = [line for line in trouble if "422" not in line and "404" not in line]


def test_an_officer_opens_the_desk_in_every_process_of_the_server(page, own_site, trouble):
    username = officer.appear(own_site)
    fill(page, own_site)
    receipt(page)
    page.goto(f"{own_site.url}/admin/login/?next=/admin/complaints/room/")
    page.fill("#id_username", username)
    page.fill("#id_password", officer.PASSWORD)
    page.click("input[type=submit]")
    page.fill("#id_token", officer.TOKEN)
    page.click("button.default")
    page.fill("#id_passphrase", officer.PASSPHRASE)
    page.click("button.default")
    page.locator(".desk-lines").wait_for()
    for _ in range(8):
        page.reload()
        assert MARK in page.locator(".desk-lines").inner_text()
    assert findings(page) == {}
    page.locator(".desk-lines a").first.click()
    assert MARK in page.locator(".desk-thread").first.inner_text()
    assert findings(page) == {}
    page.fill("#note", MARK)
    page.once("dialog", lambda asked: asked.dismiss())
    page.evaluate("document.querySelector('form.desk-filter').requestSubmit()")
    assert page.input_value("#note") == MARK  # another form was not sent over it
    page.context.clear_cookies(name="desk")
    page.locator("form", has=page.locator("#note")).get_by_role("button").click()
    assert findings(page) == {}
    page.fill("#id_again-passphrase", officer.PASSPHRASE)
    page.click("button.default")
    assert MARK in page.locator(".desk-thread").last.inner_text()
    trouble[:] = [line for line in trouble if "422" not in line]
    page.goto(f"{own_site.url}/admin/manual/complaints/")
    assert findings(page) == {}
    page.goto(f"{own_site.url}/admin/complaints/settingup/")
    assert findings(page) == {}


@pytest.mark.promise("position-is-text-first")
def test_the_phone_s_position_becomes_text_in_the_field_and_goes_nowhere_else(page, site):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site.url}/complaints/general/new/")
    button, field = page.get_by_role("button", name="ใช้ตำแหน่งของโทรศัพท์"), page.locator("#id_place")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.context.grant_permissions([])
    button.click()
    page.get_by_text("โปรดเขียนสถานที่เอง").wait_for()
    assert field.input_value() == ""
    field.fill("หน้าวัด")
    page.context.grant_permissions(["geolocation"])
    for latitude, accuracy, said in ((16.12344, 1200, "อาจคลาดเคลื่อนราว ๑๒๐๐ เมตร"), (16.12346, 20, "” แล้ว")):
        page.context.set_geolocation({"latitude": latitude, "longitude": 102.1234, "accuracy": accuracy})
        button.click()
        page.get_by_text(said).wait_for()
    assert field.input_value() == "หน้าวัด\nตำแหน่ง 16.1235, 102.1234"
    assert [url for url in sent if "/favicon." not in url] == []
    assert findings(page) == {}


def test_the_meter_says_while_one_types_what_the_next_page_says(page, site):
    page.goto(f"{site.url}/complaints/corruption/new/")
    typed = {}
    for name in ("what", "witnesses", "where", "when"):
        typed[name] = "ก"
        page.fill(f"#id_{name}", "ก")
        assert page.locator(".meter__sentence").inner_text() == Readiness.of(typed).sentence


def test_what_is_too_much_is_told_before_it_is_sent_and_the_words_stay(page, site):
    fill(page, site)
    note = {"mimeType": "text/plain", "buffer": b"x"}
    page.set_input_files("#id_files", [{"name": f"{n}.txt", **note} for n in range(11)])
    page.click("button[value=next]")
    assert "เลือกไว้ ๑๑ ไฟล์ แนบได้ไม่เกิน ๑๐ ไฟล์" in page.inner_text("main")
    assert page.input_value("#id_what") == MARK
    page.set_input_files("#id_files", [{"name": "1.txt", **note}])
    page.click("button[value=next]")
    page.wait_for_selector("#id_who")


def test_the_receipt_of_a_short_report_prints_on_one_sheet_that_says_where_to_go_on(page, own_site):
    fill(page, own_site)
    code = receipt(page)
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    [sheet] = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in paper]
    paper.close()
    for said in ("/complaints/track/", code[:4], "signature"):
        assert said in sheet
