"""The phone's position on the form of the general door: where a page may ask for it, and where it is told again."""

import re

import pytest

from complaints.cases import board, coordinates
from complaints.cases.case_line import CaseLine
from complaints.cases.deadlines import rule
from complaints.cases.open_case import writing
from tests.complaints import demo
from tests.complaints.admin.test_room import ROOM, enter
from tests.complaints.views.test_report_pages import CORRUPTION, GENERAL, SAFETY, Reporter, clock  # noqa: F401

POSITION = "ตำแหน่ง 16.1234, 102.1234"
ASKS, NEVER = "geolocation=(self)", "geolocation=()"


def asked(response):
    return re.search(r"geolocation=\([^)]*\)", response.headers["Permissions-Policy"])[0]


def test_only_the_page_with_the_button_may_ask_and_it_needs_a_script(page_client, desk, clock):  # noqa: F811
    form = page_client.get(GENERAL)
    assert asked(form) == ASKS
    assert re.search(r"<div[^>]*data-position hidden>\s*<p><button[^>]*>ใช้ตำแหน่งของโทรศัพท์", form.content.decode())
    reporter = Reporter(page_client, GENERAL, clock)
    reporter.press("next", place=POSITION, text="", kind="ร้องทุกข์")
    assert (reporter.status, asked(reporter.response), reporter.typed("place")) == (422, ASKS, POSITION)
    assert POSITION in reporter.press("next", place=POSITION, text="ไฟดับ", kind="ร้องทุกข์")
    assert asked(reporter.response) == NEVER
    for path in (CORRUPTION, SAFETY, "/complaints/", "/complaints/track/"):
        assert asked(page_client.get(path)) == NEVER
    assert asked(enter(desk.officers[0]).get(f"{ROOM}enter/general/")) == NEVER


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (POSITION, ""),
        (f"หมู่ ๓ หน้าวัด\n{POSITION}", "หมู่ ๓ หน้าวัด"),
        (f"หมู่ ๓ {POSITION}\nเสาที่สอง", "หมู่ ๓\nเสาที่สอง"),
        ("16.1234,102.1234 หน้าวัด", "หน้าวัด"),
        ("ตำแหน่ง ๑๖.๑๒๓๔, ๑๐๒.๑๒๓๔", ""),
        ("กม. 12.5, 13.5 ถนนสาย 2", "กม. 12.5, 13.5 ถนนสาย 2"),
        ("หมู่ ๓ ตำแหน่ง 16.1234, 102.1", "หมู่ ๓"),
        ("หมู่ ๓ ตำแหน่ง 16.", "หมู่ ๓"),
        ("หน้าที่และตำแหน่ง 3 นาย", "หน้าที่และตำแหน่ง 3 นาย"),
    ],
)
def test_the_words_of_a_place(place, words):
    assert coordinates.without(place) == words


def test_coordinates_stand_in_the_report_and_in_no_list_or_field_of_the_board(desk):
    case = desk.file(door="general", category="ไฟฟ้า", place=f"หมู่ ๓ หน้าวัด\n{POSITION}", text="ไฟดับ")[0]
    page = enter(desk.officers[0]).get(f"{ROOM}{case.pk}/").content.decode()
    assert page.count(POSITION) == 1
    assert 'name="place" maxlength="120" value="หมู่ ๓ หน้าวัด"' in page
    line = CaseLine(desk.officers[0].opens(case), demo.MONDAY.date(), rule())
    assert board.alike("หมู่ที่ 3", "ไฟฟ้า", [line]) == [line]


def test_a_case_filed_before_with_coordinates_shows_none_in_the_list(desk):
    case, _ = desk.file(door="general", place="หมู่ ๓", text="ไฟดับ")
    with writing(desk.officers[0].opens(case)) as opened:
        opened.set_leaf("summary", opened.summary | {"place": f"หมู่ ๓ {POSITION}"})
    officer = enter(desk.officers[0])
    assert "16.1234" not in officer.get(ROOM).content.decode() + officer.get(f"{ROOM}{case.pk}/").content.decode()
