"""Files that can't be taken: each is told by a page that carries everything else on."""

import errno
import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from PIL import Image

from complaints.desk import exporting, originals, pictures
from complaints.desk.downloads import sealed_stream
from complaints.desk.sending import Sending
from complaints.files import disk
from complaints.filing import tokens
from complaints.models import Case
from complaints.sealing import files as sealed_files
from tests.complaints import demo
from tests.complaints.filing.test_intake import arrive

FORM = "/complaints/general/new/"


@pytest.fixture
def sent(page_client, desk):
    """Send the general form with files and other text, a minute after it was opened; return the answer and its page."""
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        token = tokens.issue("general")
        clock.shift(60)

        def send(*files, **fields):
            data = {"token": token, "action": "file", "kind": "ร้องทุกข์", "text": "น้ำไม่ไหลหมู่ ๓"}
            answer = page_client.post(FORM, data | {"files": list(files)} | fields)
            return answer.status_code, answer.content.decode()

        send.token = token
        yield send


def file(name, content=b"x"):
    return SimpleUploadedFile(name, content)


def test_an_empty_file_is_refused_and_the_rest_kept(sent):
    status, page = sent(file("ว่าง.jpg", b""), file("ดี.jpg"))
    assert (status, Case.objects.count()) == (422, 0)
    assert "“ว่าง.jpg” ว่างเปล่า" in page
    assert "ดี.jpg" in page
    assert "น้ำไม่ไหลหมู่ ๓" in page


def test_of_150_files_the_first_ten_are_kept_and_said_once(sent):
    status, page = sent(*(file(f"ภาพที่{number}.jpg") for number in range(150)))
    assert status == 422
    summary = re.search(r'class="error-summary".*?</div>', page, re.DOTALL)[0]
    assert summary.count("รับไว้เพียง ๑๐ ไฟล์แรก") == 1
    assert "ภาพที่9.jpg" in page
    assert "ภาพที่10.jpg" not in page


def test_a_text_of_three_megabytes_is_told_to_be_too_long(sent):
    status, page = sent(text="ก" * 1_100_000)
    assert status == 422
    assert "๒๐,๐๐๐" in page or "20,000" in page or "20000" in page


def test_a_disk_that_would_be_too_full_refuses_the_file_and_keeps_the_text(sent, monkeypatch, settings):
    monkeypatch.setattr(disk, "FLOOR", 1 << 60)
    status, page = sent(file("ภาพ.jpg"))
    assert (status, Case.objects.count()) == (422, 0)
    assert "ที่เก็บข้อมูลไม่พร้อม จึงไม่ได้รับไฟล์ “ภาพ.jpg”" in page
    assert "น้ำไม่ไหลหมู่ ๓" in page
    assert not list(settings.SEALED_ROOT.glob("arriving/*"))


def test_a_small_file_of_a_huge_picture_is_not_drawn(desk):
    out = io.BytesIO()
    Image.new("1", (6000, 6000)).save(out, "PNG")
    assert len(out.getvalue()) < 30_000
    case, _ = desk.file(arrived=[arrive(out.getvalue(), "ระเบิด.png")])
    [info] = desk.officers[0].opens(case).files()
    with pytest.raises(pictures.NoPicture):
        pictures.safe_copy(info)


def test_a_program_is_kept_as_evidence_with_a_word_of_warning(desk):
    case, _ = desk.file(arrived=[arrive(b"MZ", "โปรแกรม.exe")])
    [info] = desk.officers[0].opens(case).files()
    assert originals.told(info) == [originals.PROGRAM]


@pytest.mark.parametrize(("name", "warned"), [("หลักฐาน.exe", True), ("x.exe.pdf", True), ("ภาพ.jpg", False)])
def test_a_program_is_taken_as_evidence_with_a_word_of_warning(name, warned):
    assert ("เป็นโปรแกรม" in render_to_string("complaints/program.html", {"name": name})) is warned


def test_a_program_is_filed_after_its_warning(sent, desk):
    status, page = sent(file("หลักฐาน.exe", b"MZ"), action="next")
    assert (status, "เป็นโปรแกรมหรือสั่งเครื่องทำงานได้" in page) == (200, True)
    held = re.findall(r'name="held" value="([^"]*)"', page)
    assert "รับเรื่องแล้ว" in sent(held=held)[1]
    [info] = desk.officers[0].opens(Case.objects.get()).files()
    assert (info.name, info.size) == ("หลักฐาน.exe", 2)


def test_a_photo_that_a_telephone_gave_no_name_is_filed_by_its_place(page_client, desk, sent):
    fields = {"token": sent.token, "action": "file", "kind": "ร้องทุกข์", "text": "น้ำไม่ไหล"}
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
    parts.append('Content-Disposition: form-data; name="files"; filename=""\r\nContent-Type: image/jpeg\r\n\r\nbytes')
    body = "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n"
    answer = page_client.post(FORM, body.encode(), content_type="multipart/form-data; boundary=b")
    assert "รับเรื่องแล้ว" in answer.content.decode()
    [info] = desk.officers[0].opens(Case.objects.get()).files()
    assert (info.name, info.size) == ("ไฟล์ที่ ๑", 5)


@pytest.mark.parametrize("step", ["write", "close"])
def test_a_disk_that_fills_while_a_file_comes_keeps_the_text(sent, monkeypatch, settings, step):
    def full(*args):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(sealed_files.Writer, step, full)
    status, page = sent(file("ภาพ.jpg", b"x" * 100))
    assert (status, Case.objects.count()) == (422, 0)
    assert "จึงไม่ได้รับไฟล์ “ภาพ.jpg”" in page
    assert "น้ำไม่ไหลหมู่ ๓" in page
    assert not list(settings.SEALED_ROOT.glob("arriving/*"))


def test_an_export_hands_out_its_beginning_before_it_has_read_the_end(desk, monkeypatch):
    case, _ = desk.file(arrived=[arrive(b"x" * sealed_files.CHUNK * 20, "เสียง.mp3")])
    read = []

    def watched(info):
        for chunk in sealed_stream(info):
            read.append(len(chunk))
            yield chunk

    monkeypatch.setattr(exporting, "sealed_stream", watched)
    first = desk.officers[0]
    sending = Sending("originals", "ป.ป.ช.", "", demo.MONDAY.date())
    whole = exporting.closed(first.opens(case), sending, by=first.reader, key="7" * 24)
    handed_out = sum(len(next(whole)) for _ in range(4))
    assert handed_out
    assert len(read) < 10
    handed_out += sum(map(len, whole))
    assert len(read) == 20
