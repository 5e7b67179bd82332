"""What was typed and chosen in a form of the staff: kept in the browser until it is saved, and told when it was not."""

import re
import sqlite3
from contextlib import closing

import pytest

from tests.browser.test_publishing import PASSWORD, sign_in, skip_second_factor


@pytest.mark.promise("unsaved-stays-in-the-browser")
def test_what_was_typed_and_chosen_is_told_on_return_until_it_is_saved(page, staffed, tmp_path, trouble):
    with staffed.copy(tmp_path / "data") as site:
        sign_in(page, site, "publisher")
        form = f"{site.url}/admin/measures/result/add/?measure=256602"
        page.goto(form)
        page.get_by_label("ผลการดำเนินงาน").first.fill("พิมพ์ไว้ครึ่งหนึ่ง")
        several = page.locator(".drop input[type=file]")
        texts = {f"รายงาน {n}.csv": f"ลำดับ,{n}\n" for n in range(4)}
        several.set_input_files([{"name": n, "mimeType": "text/csv", "buffer": t.encode()} for n, t in texts.items()])
        page.wait_for_timeout(700)
        page.context.clear_cookies()
        page.get_by_role("button", name="บันทึก", exact=True).click()
        page.get_by_role("link", name="เปิดหน้านั้นใหม่").click()
        trouble.clear()
        page.get_by_label("ชื่อผู้ใช้").fill("publisher")
        page.get_by_label("รหัสผ่าน").fill(PASSWORD)
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        skip_second_factor(page)
        page.wait_for_url(form)
        assert "พร้อมไฟล์: รายงาน 0.csv, รายงาน 1.csv" in page.locator(".typed").inner_text()
        page.get_by_role("button", name="นำกลับมา").click()
        assert page.get_by_label("ผลการดำเนินงาน").first.input_value() == "พิมพ์ไว้ครึ่งหนึ่ง"
        _is_told_after_a_locked_database(page, site, trouble)
        page.get_by_role("button", name="บันทึก", exact=True).click()
        page.locator(".messagelist .success").wait_for()
        kept = site.shell(
            "from measures.models import Result\n"
            "for row in Result.objects.get(text='พิมพ์ไว้ครึ่งหนึ่ง').evidence.all():\n"
            "    print(row.file.name + ':' + row.file.path.read_text().strip())"
        )
        assert [line.strip() for line in kept.split("\n") if line.strip()] == [
            f"{n}:{t.strip()}" for n, t in texts.items()
        ]
        page.goto(form)
        page.wait_for_timeout(300)
        assert page.get_by_role("button", name="นำกลับมา").count() == 0
        assert page.evaluate("chosen.of(Object.keys(localStorage)[0] ?? '')") == []
        _is_told_after_an_answer_with_errors(page, f"{site.url}/admin/measures/measure/256602/change/")


def _is_told_after_a_locked_database(page, site, trouble):
    """Send a form, its files with it, that can't be stored: whoever opens it again brings all of it back."""
    with closing(sqlite3.connect(site.data_dir / "db.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.get_by_role("button", name="บันทึก", exact=True).click()
        page.get_by_role("heading", name="ที่เก็บข้อมูลยังไม่ตอบ").wait_for(timeout=120_000)
    assert "นำกลับมา" in page.locator("main").inner_text()
    page.get_by_role("link", name="เปิดหน้าเดิม").click()
    trouble.clear()
    assert "พร้อมไฟล์: รายงาน 0.csv, รายงาน 1.csv" in page.locator(".typed").inner_text()
    page.get_by_role("button", name="นำกลับมา").click()


def _is_told_after_an_answer_with_errors(page, form):
    """Send a form that is refused: it holds what was typed and tells nothing; whoever leaves it is told on return."""
    page.goto(form)
    page.locator("#id_title").fill("")
    page.locator("#id_steps-0-text").fill("ขั้นตอนที่ค้างไว้")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.locator(".error-summary").wait_for()
    page.wait_for_timeout(300)
    assert page.locator("#id_steps-0-text").input_value() == "ขั้นตอนที่ค้างไว้"
    assert page.locator(".typed").count() == 0
    page.goto(form)
    assert re.search(
        "เมื่อ [๐-๙]+ [^ ]+ ๒[๐-๙]{3} เวลา [๐-๙]{2}[.][๐-๙]{2} น[.] และ", page.locator(".typed").inner_text()
    )
    font = "node => getComputedStyle(node).fontFamily"
    assert page.locator(".typed button").first.evaluate(font) == page.locator("body").evaluate(font)


def test_a_file_that_the_server_took_is_not_offered_twice_and_comes_back_after_a_second_login(
    page, changed_site, trouble
):
    sign_in(page, changed_site, "publisher")
    form = f"{changed_site.url}/admin/measures/result/add/?measure=256602"
    page.goto(form)
    page.locator("#id_evidence-0-new_file").set_input_files(
        {"name": "แผน.csv", "mimeType": "text/csv", "buffer": "ลำดับ\n".encode()}
    )
    page.evaluate("document.querySelector('#id_text').required = false")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.get_by_text("รับไฟล์ แผน.csv ไว้แล้ว").wait_for()
    assert page.locator(".typed").count() == 0
    page.get_by_label("ผลการดำเนินงาน").first.fill("จัดทำแผน")
    page.wait_for_timeout(700)
    page.goto(form)
    assert "พร้อมไฟล์: แผน.csv" in page.locator(".typed").inner_text()


def test_of_several_files_the_refused_one_is_not_offered_again_nor_the_taken_ones_called_lost(page, changed_site):
    sign_in(page, changed_site, "publisher")
    page.goto(f"{changed_site.url}/admin/measures/result/add/?measure=256602")
    page.get_by_label("ผลการดำเนินงาน").first.fill("จัดทำแผน")
    files = [("แผน.csv", "ลำดับ\n".encode()), ("บันทึก.doc", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(900))]
    page.locator(".drop input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in files]
    )
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.get_by_text("รับไฟล์ แผน.csv ไว้แล้ว").wait_for()
    assert "ไม่รับไฟล์ .doc" in page.locator("#content-main").inner_text()
    page.wait_for_timeout(300)
    assert page.locator(".typed").count() == 0
    assert page.evaluate("document.activeElement.className") == "error-summary"
    _a_title_that_nobody_typed_follows_its_file(page)


def _a_title_that_nobody_typed_follows_its_file(page):
    refused, taken = page.locator("#id_evidence-1-title"), page.locator("#id_evidence-0-title")
    assert refused.input_value() == "บันทึก"
    for name in ("รูปถ่าย", "คำสั่ง"):
        page.locator("#id_evidence-1-new_file").set_input_files(
            {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": b"a\n"}
        )
        assert refused.input_value() == name
    taken.fill("ชื่อที่พิมพ์เอง")
    page.locator("#id_evidence-0-new_file").set_input_files(
        {"name": "อื่น.csv", "mimeType": "text/csv", "buffer": b"b\n"}
    )
    assert taken.input_value() == "ชื่อที่พิมพ์เอง"
