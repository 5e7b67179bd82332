"""An auditor's way through a real browser, without a script: download a report, bring it back, learn what it is."""

from pathlib import Path

import pytest
import zxingcpp

from tests.browser.checks import findings
from tests.common.pdf_text import first_page


@pytest.fixture
def auditor(chromium, site):
    """A page without JavaScript that keeps what it downloads."""
    context = chromium.new_context(java_script_enabled=False, accept_downloads=True)
    yield context.new_page()
    context.close()


def downloaded(auditor, site, label, place):
    auditor.goto(f"{site.url}/measures/2566/")
    with auditor.expect_download() as download:
        auditor.locator(".downloads a", has_text=label).first.click()
    path = Path(place) / download.value.suggested_filename
    download.value.save_as(path)
    return path


def brought(auditor, site, path):
    """Bring a file to the page that verifies and return what it says."""
    auditor.goto(f"{site.url}/verify/")
    auditor.set_input_files("#file", path)
    auditor.get_by_role("button", name="ตรวจสอบไฟล์").click()
    return auditor.locator(".findings").inner_text()


@pytest.mark.parametrize("label", ["PDF", "DOCX", "XLSX", "CSV", "JSON", "ZIP"])
def test_what_was_downloaded_is_recognised(auditor, site, tmp_path, label):
    path = downloaded(auditor, site, label, tmp_path)
    assert path.name == f"มาตรการ 2566 ฉบับที่ 1.{label.lower()}"
    assert "ฉบับนี้เป็นฉบับล่าสุด" in brought(auditor, site, path)
    path.write_bytes(path.read_bytes() + b" ")
    assert "ไม่พบในสิ่งที่เว็บไซต์นี้เคยเผยแพร่" in brought(auditor, site, path)


def test_the_code_on_the_paper_leads_to_the_edition(auditor, site, tmp_path):
    code = zxingcpp.read_barcodes(first_page(downloaded(auditor, site, "PDF", tmp_path).read_bytes()))[0].text
    auditor.goto(site.url + code[code.index("/verify/") :])
    assert "ฉบับที่ ๑" in auditor.locator(".findings").inner_text()


@pytest.mark.parametrize("typed", ["abcdefabcdef", "ไม่ใช่รหัส"])
def test_axe_finds_nothing_in_the_answers(page, site, typed):
    page.goto(f"{site.url}/verify/")
    page.get_by_label("ตรวจด้วยรหัส").fill(typed)
    page.get_by_role("button", name="ตรวจสอบรหัส").press("Enter")
    assert page.input_value("#hash") == typed
    assert findings(page) == {}
