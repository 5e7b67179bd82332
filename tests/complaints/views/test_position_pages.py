"""The phone's position on the form of the general channel: where a page may ask for it, and where it is told again."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from complaints.cases import board, coordinates
from complaints.cases.case_line import CaseLine
from complaints.cases.deadlines import rule
from complaints.cases.open_case import writing
from complaints.filing import photo_places
from complaints.models import Case
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.filing.test_intake import arrive
from tests.complaints.views.test_report_pages import CORRUPTION, GENERAL, SAFETY, Reporter

POSITION = "ตำแหน่ง 16.1234, 102.1234"
ASKS, NEVER = "geolocation=(self)", "geolocation=()"


def asked(response):
    return re.search(r"geolocation=\([^)]*\)", response.headers["Permissions-Policy"])[0]


def test_only_the_page_with_the_button_may_ask_and_it_needs_a_script(page_client, desk, clock):
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
    assert asked(enter(desk.officers[0]).get(f"{DESK}enter/general/")) == NEVER


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
    case = desk.file(channel="general", category="ไฟฟ้า", place=f"หมู่ ๓ หน้าวัด\n{POSITION}", text="ไฟดับ")[0]
    page = enter(desk.officers[0]).get(f"{DESK}{case.pk}/").content.decode()
    assert page.count(POSITION) == 1
    assert 'name="place" maxlength="120" value="หมู่ ๓ หน้าวัด"' in page
    line = CaseLine(desk.officers[0].opens(case), demo.MONDAY.date(), rule())
    assert board.alike("หมู่ที่ 3", "ไฟฟ้า", [line]) == [line]


def test_a_case_filed_before_with_coordinates_shows_none_in_the_list(desk):
    case, _ = desk.file(channel="general", place="หมู่ ๓", text="ไฟดับ")
    with writing(desk.officers[0].opens(case)) as opened:
        opened.set_leaf("summary", opened.summary | {"place": f"หมู่ ๓ {POSITION}"})
    officer = enter(desk.officers[0])
    assert "16.1234" not in officer.get(DESK).content.decode() + officer.get(f"{DESK}{case.pk}/").content.decode()


def photo(latitude=(16, 7, 24.24), longitude=(102, 7, 24.24), sides="NE", name="หลุม.jpg"):
    """A photo as a telephone keeps it."""
    exif = Image.Exif()
    exif.get_ifd(photo_places.GPS).update({1: sides[0], 2: latitude, 3: sides[1], 4: longitude})
    out = io.BytesIO()
    Image.new("RGB", (40, 30)).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue())


TAKEN = "ตำแหน่ง 16.1234, 102.1234"
TYPED = {"place": "หน้าวัด", "text": "ถนนเป็นหลุม", "kind": "ร้องทุกข์"}


@pytest.mark.promise("photo-position-if-asked")
def test_where_a_photo_was_taken_is_told_only_when_its_button_was_pressed(page_client, desk, clock):
    reporter = Reporter(page_client, GENERAL, clock)
    page = reporter.press("next", files=[photo()], **TYPED)
    assert TAKEN in page
    reporter.press("file")
    [first] = Case.objects.all()
    assert desk.officers[0].opens(first).entries()[0].content["fields"]["place"] == "หน้าวัด"


def test_its_button_puts_it_into_the_place_where_it_can_be_changed(page_client, desk, clock):
    reporter = Reporter(page_client, GENERAL, clock)
    action = re.search(r'value="(photo-[0-9a-f]{32})"', reporter.press("next", files=[photo()], **TYPED))[1]
    page = reporter.press(action)
    assert (reporter.status, "ใช้ตำแหน่งของภาพนี้" in page) == (200, False)
    reporter.press("to-report")
    assert reporter.typed("place").splitlines() == ["หน้าวัด", TAKEN]
    reporter.press("next", **TYPED | {"place": f"หน้าวัด\n{TAKEN}"})
    reporter.press("file")
    [case] = Case.objects.all()
    opened = desk.officers[0].opens(case)
    assert TAKEN in opened.entries()[0].content["fields"]["place"]
    assert opened.summary["place"] == "หน้าวัด"


@pytest.mark.parametrize(
    "odd",
    [
        {"latitude": (0, 0, 0), "longitude": (0, 0, 0)},
        {"latitude": (91, 0, 0)},
        {"latitude": (16, 7)},
        {"sides": "XE"},
    ],
)
def test_a_photo_that_tells_no_place_offers_none(page_client, desk, clock, odd):
    reporter = Reporter(page_client, GENERAL, clock)
    page = reporter.press("next", files=[photo(**odd), SimpleUploadedFile("x.jpg", b"x")], **TYPED)
    assert (reporter.status, "ใช้ตำแหน่งของภาพ" in page) == (200, False)


def test_south_and_west_are_below_nought():
    assert photo_places.place_of(arrive(photo(sides="SW").read())) == "ตำแหน่ง -16.1234, -102.1234"


def test_the_channel_of_corruption_never_offers_it(page_client, desk, clock):
    reporter = Reporter(page_client, CORRUPTION, clock)
    reporter.press("next", files=[photo()], what="เรียกรับเงิน")
    assert TAKEN not in reporter.press("next", who="นายมานพ แสนคำ", naming="anonymous")


def test_a_photo_that_claims_to_be_endless_is_filed_all_the_same(page_client, desk, clock):
    data = bytearray(photo().read())
    at = data.index(b"\xff\xc0") + 5  # height and width of the picture
    data[at : at + 4] = b"\xff\xff\xff\xff"
    reporter = Reporter(page_client, GENERAL, clock)
    reporter.press("next", files=[SimpleUploadedFile("ใหญ่.jpg", bytes(data))], **TYPED)
    assert "รับเรื่องแล้ว" in reporter.press("file")
