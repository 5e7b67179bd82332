"""A photo tells where it was taken: officers and those they forward to get it cleaned, unless they ask for more."""

import io
import re

import pytest
from PIL import Image, ImageFile

from complaints.desk import originals
from tests.common import pdf_text
from tests.complaints import demo, parcels
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.filing.test_intake import arrive

PLACE = {2: (17.0, 22.0, 41.5), 1: "N", 4: (103.0, 5.0, 30.25), 3: "E"}


def photo(place=PLACE, **tags):
    """A JPEG as a telephone makes it."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0110], exif[0x0132] = "Telephone 9", "2023:04:24 16:20:00"
    exif.get_ifd(0x8825).update(place)
    Image.new("RGB", (64, 48), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def tells_a_place(data):
    return bool(Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825))


@pytest.fixture
def case(desk):
    files = [(photo(), "ภาพ.jpg"), (b"no picture", "ปลอม.png"), (b"film" * 9, "วิดีโอ.mp4"), (b"%PDF", "หนังสือ.pdf")]
    case, _ = desk.file(arrived=[arrive(data, name) for data, name in files])
    return case


@pytest.fixture
def client(desk, case):
    return enter(desk.officers[0])


def addresses(case):
    return [f"{DESK}{case.pk}/files/{file.pk}/" for file in case.files.all()]


@pytest.mark.promise("officers-see-clean-pictures")
def test_the_name_of_a_picture_leads_to_the_cleaned_copy(client, case):
    assert tells_a_place(photo())
    first = addresses(case)[0]
    page = client.get(f"{DESK}{case.pk}/").content.decode()
    assert re.search(rf'<a\s+href="{first}picture/"\s*>ภาพ\.jpg</a>', page)
    clean = client.get(f"{first}picture/").content
    assert Image.open(io.BytesIO(clean)).getexif() == {}


@pytest.mark.promise("officers-see-clean-pictures")
def test_pictures_are_seen_small_beside_the_case_and_kept_nowhere(client, desk, settings):
    Image.effect_noise((1000, 800), 90).convert("RGB").save(out := io.BytesIO(), "JPEG")
    case, _ = desk.file(arrived=[arrive(out.getvalue(), "หลุม.jpg")])
    [address] = addresses(case)
    assert f'src="{address}picture/?small=1"' in client.get(f"{DESK}{case.pk}/").content.decode()
    before = {path: path.stat().st_size for path in settings.SEALED_ROOT.parent.rglob("*") if path.is_file()}
    answer = client.get(f"{address}picture/?small=1")
    assert max(Image.open(io.BytesIO(answer.content)).size) == 240
    assert answer.headers["Cache-Control"].startswith("no-store, private")
    assert {path: path.stat().st_size for path in settings.SEALED_ROOT.parent.rglob("*") if path.is_file()} == before


def test_the_original_is_a_second_step_that_says_what_it_holds(client, case):
    first = addresses(case)[0]
    page = client.get(first).content.decode()
    for fact in ("พิกัดของสถานที่", "วันและเวลาที่ถ่ายภาพ", "รุ่นของโทรศัพท์"):
        assert fact in page
    assert b"".join(client.post(first)) == photo()


def test_what_cannot_be_drawn_leads_to_the_page_of_its_original(client, case):
    fake = addresses(case)[1]
    answer = client.get(f"{fake}picture/")
    assert (answer.status_code, answer.url) == (302, fake)
    assert originals.UNSEEN in client.get(fake).content.decode()


def test_a_picture_that_tells_nothing_is_said_to(client, desk):
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    case, _ = desk.file(arrived=[arrive(out.getvalue(), "ก.png")])
    assert originals.NOTHING in client.get(addresses(case)[0]).content.decode()


@pytest.mark.promise("officers-see-clean-pictures")
def test_what_is_forwarded_tells_no_place(client, case):
    sent = parcels.sent(client, case, "parcel")
    assert sent.namelist() == [
        "ใบนำส่ง.pdf",
        "เรื่อง.pdf",
        "เอกสารแนบ/01-ภาพ.jpg",
        "เอกสารแนบ/04-หนังสือ.pdf",
        "บัญชีรหัสตรวจสอบ SHA-256.txt",
    ]
    assert not tells_a_place(sent.read("เอกสารแนบ/01-ภาพ.jpg"))
    for read in pdf_text.EXTRACTORS.values():
        page = pdf_text.squeezed(read(sent.read("เรื่อง.pdf")))
        assert pdf_text.squeezed("03-วิดีโอ.mp4 (อยู่ในชุดต้นฉบับเท่านั้น)") in page


def test_the_originals_are_a_parcel_of_their_own_written_down_by_name(client, case, desk):
    sent = parcels.sent(client, case, "originals")
    assert sent.read("เอกสารแนบ/01-ภาพ.jpg") == photo()
    assert sent.read("เอกสารแนบ/03-วิดีโอ.mp4") == b"film" * 9
    [note] = demo.notes(desk.officers[0].opens(case))
    assert note.content["text"].startswith(f"ต้นฉบับของไฟล์ ส่งถึง {parcels.AGENCY}")


def test_a_small_file_of_a_huge_picture_is_not_drawn_to_say_what_it_tells(desk, monkeypatch):
    out = io.BytesIO()
    Image.new("1", (6000, 6000)).save(out, "PNG")
    case, _ = desk.file(arrived=[arrive(out.getvalue(), "ระเบิด.png")])
    [file] = case.files.all()
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda picture: pytest.fail("the picture was drawn"))
    page = enter(desk.officers[0]).get(f"{DESK}{case.pk}/files/{file.pk}/")
    assert originals.UNSEEN in page.content.decode()


def test_a_png_tells_what_stands_behind_the_picture(desk):
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0110] = "Telephone 9"
    Image.new("RGB", (64, 48)).save(out, "PNG", exif=exif)
    case, _ = desk.file(arrived=[arrive(out.getvalue(), "ภาพ.png")])
    [info] = desk.officers[0].opens(case).files()
    assert originals.told(info) == ["ยี่ห้อหรือรุ่นของโทรศัพท์หรือกล้อง"]
