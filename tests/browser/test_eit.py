"""The QR code as a reader's camera meets it: on the screen, shrunk, turned, in the dark, and after the survey closed."""

from io import BytesIO

import pytest
from PIL import Image

from ita.eit import reading
from tests.browser.checks import SCREENS, Screen, axe

LINK = "https://itas.nacc.go.th"
OPEN = """
from datetime import date, timedelta
from common import thai
from ita.models import EitRound
from publishing import workflow
today = date.today()
year = thai.fiscal_year(today)
EitRound.objects.create(fiscal_year=year, code="u4gpi2", opens=thai.fiscal_year_range(year)[0], closes=today + timedelta(9))
workflow.publish_import(kind="eit", key=str(year), reason="ทดสอบ")
"""


def turned(picture, angle, width):
    image = Image.open(BytesIO(picture)).convert("RGB").rotate(angle, expand=True, fillcolor="white")
    image.thumbnail((width, width))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_code_on_the_closed_page_reads_back_from_a_screenshot(page, site):
    page.goto(site.url + "/eit/2566/")
    assert page.get_by_text("สิ้นสุดการเก็บข้อมูลแบบวัด EIT แล้ว").first.is_visible()
    picture = page.locator("img.eit-code__picture").screenshot()
    assert reading.texts(picture) == [LINK]
    for angle in (7, 90, 180, 333):
        assert reading.texts(turned(picture, angle, 260)) == [LINK], angle


def test_open_survey_invites_and_its_page_is_clean(page, own_site):
    own_site.shell(OPEN)
    page.goto(own_site.url + "/eit/")
    assert page.get_by_role("link", name="เปิดแบบวัด EIT ที่ระบบ ITAS").get_attribute("href") == f"{LINK}/go/eit/u4gpi2"
    assert reading.texts(page.screenshot(full_page=True)) == [f"{LINK}/go/eit/u4gpi2"]
    assert axe(page) == []


@pytest.mark.parametrize("screen", [Screen(360), Screen(360, "dark")], ids=str)
def test_picture_files_read_back_in_the_browser(page, site):
    page.goto(site.url + "/eit/qr.svg")
    assert reading.texts(page.screenshot()) == [LINK]


def test_link_is_marked_whole_by_one_click(page, site):
    page.goto(site.url + "/eit/")
    page.locator(".eit-link").click()
    assert page.evaluate("getSelection().toString().trim()") == LINK


def test_any_item_is_two_clicks_from_home(page, site):
    page.goto(site.url + "/")
    page.locator(".foot").get_by_role("link", name="ข้อมูลตามแบบตรวจ OIT").click()
    page.locator("#o42").get_by_role("link", name="หน้าเว็บที่แสดงข้อมูล").click()
    assert page.url == f"{site.url}/measures/2566/"


@pytest.mark.promise("no-script-needed")
def test_search_without_script(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/search/")
    page.get_by_label("คำที่ต้องการค้น").fill("ของขวัญ")
    page.get_by_label("คำที่ต้องการค้น").press("Enter")
    assert page.locator("mark").first.inner_text() == "ของขวัญ"
    context.close()
