"""Every QR picture made is read back, the poster's too: it must lead where the page leads."""

from datetime import UTC, date, datetime
from io import BytesIO

import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from qrcode.constants import ERROR_CORRECT_Q

from common import qr
from ita.eit import codes, codes_png, poster, reading
from ita.eit.state import RoundView
from publishing.parts import OfficeName
from tests import stored

LINKS = ["https://itas.nacc.go.th", "https://itas.nacc.go.th/go/eit/u4gpi2"]
OPEN_DAY, CLOSED_DAY = date(2023, 3, 1), date(2023, 8, 1)
MADE = datetime(2023, 1, 1, tzinfo=UTC)
OFFICE = "องค์การบริหารส่วนตำบลตัวอย่าง"


def view(link=LINKS[1], today=OPEN_DAY, office=OFFICE):
    name = OfficeName(name=office, short_name="", site_address="")
    return RoundView(stored.said("eit-1", link=link, organisation=name, next_closes=None), today)


def as_png(image):
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def poster_page(bytes_):
    """Return the poster's only page as a picture and its text."""
    document = pypdfium2.PdfDocument(bytes_)
    (page,) = document
    return page.render(scale=2).to_pil(), page.get_textpage().get_text_bounded()


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("today", [OPEN_DAY, CLOSED_DAY])
def test_png_reads_back(link, today):
    assert reading.texts(codes_png.png(view(link, today))) == [link]


@pytest.mark.parametrize("today", [OPEN_DAY, CLOSED_DAY])
@pytest.mark.parametrize("angle", [0, 13, 90, 200])
@pytest.mark.parametrize("width", [140, 600])
def test_png_reads_back_shrunk_and_rotated(today, angle, width):
    image = Image.open(BytesIO(codes_png.png(view(today=today)))).convert("RGB")
    turned = image.rotate(angle, expand=True, fillcolor="white")
    turned.thumbnail((width * 2, width * 2) if angle else (width, width * 2))
    assert reading.texts(as_png(turned)) == [LINKS[1]]


def test_png_reads_back_with_a_stain():
    image = Image.open(BytesIO(codes_png.png(view()))).convert("RGB")
    image.paste("saddlebrown", (640, 700, 820, 880))
    assert reading.texts(as_png(image)) == [LINKS[1]]


@pytest.mark.promise("code-prints-at-10-cm")
def test_png_is_large_enough_for_print():
    image = Image.open(BytesIO(codes_png.png(view())))
    assert image.width / image.info["dpi"][0] * 2.54 == pytest.approx(10, abs=1)


def test_quiet_zone_and_correction():
    rows = qr.modules(LINKS[1])
    edge = list(rows[: qr.QUIET_ZONE]) + [row[: qr.QUIET_ZONE] for row in rows]
    assert qr.QUIET_ZONE == 4
    assert qr.ERROR_CORRECTION == ERROR_CORRECT_Q
    assert not any(dark for row in edge for dark in row)
    assert rows[qr.QUIET_ZONE][qr.QUIET_ZONE]


@pytest.mark.parametrize("today", [OPEN_DAY, CLOSED_DAY])
def test_svg_is_a_titled_picture_without_letters_that_need_a_font(today):
    root = etree.fromstring(codes.svg(view(today=today)).encode())
    assert root.get("role") == "img"
    assert root.findtext("{*}title") == codes.alt(view(today=today))
    assert not root.findall(".//{*}text")
    assert ("#9a2a1c" in codes.svg(view(today=today))) == (today == CLOSED_DAY)


def test_alt_text_says_where_it_leads_and_that_it_is_closed():
    assert codes.alt(view()) == f"คิวอาร์โค้ดแบบวัด EIT ปีงบประมาณ พ.ศ. ๒๕๖๖ นำไปที่ {LINKS[1]}"
    assert codes.alt(view(today=CLOSED_DAY)).endswith("(สิ้นสุดการเก็บข้อมูลแบบวัด EIT แล้ว)")


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("today", [OPEN_DAY, CLOSED_DAY])
def test_poster_is_one_page_that_reads_back(link, today):
    picture, text = poster_page(poster.pdf(view(link, today), made_at=MADE))
    assert reading.texts(as_png(picture)) == [link]
    assert OFFICE in text
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๖" in text
    assert ("สิ้นสุดการเก็บข้อมูลแบบวัด EIT แล้ว" in text) == (today == CLOSED_DAY)
    assert ("รอบถัดไป ตั้งแต่วันที่ ๕ มกราคม ๒๕๖๗" in text) == (today == CLOSED_DAY)


def test_poster_is_the_same_every_time_and_tagged():
    first, second = (poster.pdf(view(), made_at=MADE) for _ in range(2))
    assert first == second
    assert b"/MarkInfo" in first
    assert b"pdfuaid:part" in first or b"pdfuaid" in first


@pytest.mark.parametrize("office", ["#danger $x$ *b* @ref // \\ _", "กขค " * 40, ""])
def test_poster_survives_any_office_name(office):
    picture, text = poster_page(poster.pdf(view(office=office), made_at=MADE))
    assert reading.texts(as_png(picture)) == [LINKS[1]]
    assert office.replace(" ", "") in "".join(text.split())


@pytest.mark.parametrize("picture", [b"", b"not a picture", as_png(Image.new("RGB", (50, 50), "white"))])
def test_what_is_no_code_is_unreadable(picture):
    assert reading.texts(picture) == []
    assert reading.mismatch(picture, "u4gpi2") == reading.UNREADABLE


def test_mismatch_names_both_addresses():
    picture = codes_png.png(view("https://itas.nacc.go.th/go/eit/abc123"))
    assert reading.mismatch(picture, "abc123") is None
    said = reading.mismatch(picture, "u4gpi2")
    assert "/go/eit/abc123" in said
    assert LINKS[1] in said


def test_picture_of_an_iit_link_is_refused_with_the_reason():
    assert "IIT" in reading.mismatch(codes_png.png(view("https://itas.nacc.go.th/go/iit/u4gpi2")), "u4gpi2")


def test_two_codes_in_one_picture_are_refused():
    both = Image.new("L", (2500, 1250), 255)
    for place, code in enumerate(("abc123", "u4gpi2")):
        both.paste(
            Image.open(BytesIO(codes_png.png(view(f"https://itas.nacc.go.th/go/eit/{code}")))), (place * 1250, 0)
        )
    assert "มากกว่าหนึ่งดวง" in reading.mismatch(as_png(both), "u4gpi2")
