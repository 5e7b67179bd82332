"""Scans get a copy with a text layer: the plumbing with a small program in ocrmypdf's place, and once the real one."""

import shutil
import stat
from io import BytesIO, StringIO
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import call_command
from django.utils.html import escape

from common import notices, text_layers
from common.models import FileText, StoredFile
from common.uploads import recognizing, store
from kokkhon_ita import roles
from publishing.parts import file_facts
from tests import factories
from tests.common.uploads import files
from tests.disclosures import records

pytestmark = pytest.mark.django_db
WORDS = "แผนการตรวจสอบภายในประจำปีงบประมาณขององค์การบริหารส่วนตำบล"
SCAN = files.scan()  # another second gives other bytes
LINES = (
    "คำสั่งองค์การบริหารส่วนตำบล เรื่อง แต่งตั้งคณะกรรมการจัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใส "
    "ประจำปีงบประมาณ เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อยและมีประสิทธิภาพ"
)
FOUND = ("องค์การบริหาร", "คณะกรรมการ", "มาตรการ", "คุณธรรม", "ประจำปีงบประมาณ", "ดำเนินงาน", "ประสิทธิภาพ")
LACKS = "needs ocrmypdf with Thai Tesseract: apt-get install ocrmypdf tesseract-ocr-tha"
# Writes what it was asked with beside itself, and a PDF that was laid there as its result.
PROGRAM = """#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/asked"
for made; do :; done
cp "$here/result.pdf" "$made"
"""


@pytest.fixture
def ocr(settings, tmp_path, monkeypatch):
    """Switch recognizing on; returns the folder of the program that stands in for ocrmypdf, which makes what `result.pdf` is."""
    settings.OCR = True
    place = tmp_path / "programs"
    place.mkdir()
    program = place / "ocrmypdf"
    program.write_text(PROGRAM)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (place / "result.pdf").write_bytes(files.pdf(WORDS))
    monkeypatch.setenv("PATH", f"{place}:/usr/bin:/bin")
    return place


def scan():
    file = store(files.upload("คำสั่งที่ ๑.pdf", SCAN))
    file.refresh_from_db()
    return file


def test_scan_gets_its_copy_and_stays_what_it_is(ocr):
    file = scan()
    assert file.path.read_bytes() == SCAN
    assert (file.has_text_layer, file.text_problem) == (False, "")
    assert file.with_text.name == "คำสั่งที่ ๑ (ค้นหาข้อความได้).pdf"
    assert file.with_text.path.read_bytes() == (ocr / "result.pdf").read_bytes()
    assert "ตรวจสอบภายใน" in FileText.objects.get(file=file.with_text).text
    assert "--skip-text --language tha+eng" in (ocr / "asked").read_text()
    assert not StoredFile.objects.filter(text_layers.without_text()).exists()


def test_edition_names_both(ocr):
    facts = file_facts(scan())
    assert (facts.name, facts.with_text.name) == ("คำสั่งที่ ๑.pdf", "คำสั่งที่ ๑ (ค้นหาข้อความได้).pdf")
    assert facts.text_problem == ""


@pytest.mark.promise("scan-gets-its-copy")
def test_readers_find_both_beside_each_other_and_search_finds_the_copy(ocr, page_client):
    factories.organisation()
    file, topic = scan(), records.topic(first_year=2566)
    records.document(topic, title="คำสั่งแต่งตั้ง", file=file)
    factories.publish("topic", topic.slug)
    page = page_client.get(f"/disclosures/{topic.slug}/").text
    for one in (file, file.with_text):
        assert escape(one.get_absolute_url()) in page
        one.refresh_from_db()
        assert one.is_public
    assert file.path.read_bytes() == SCAN
    assert "อาจมีคำหรือตัวเลขผิด" in page
    assert "ภาพสแกน" not in page
    assert escape(file.with_text.get_absolute_url()) in page_client.get("/search/", {"q": "องค์การบริหารส่วนตำบล"}).text


def test_same_scan_under_another_name_has_the_same_copy(ocr):
    first = scan()
    again = store(files.upload("อีกชื่อ.pdf", SCAN))
    again.refresh_from_db()
    assert again.with_text == first.with_text
    assert len((ocr / "asked").read_text().splitlines()) == 1


def test_garbage_layer_is_read_from_the_picture(ocr, monkeypatch):
    file = scan()
    StoredFile.objects.filter(pk=file.pk).update(with_text=None, has_text_layer=True, readability=3)
    recognizing.recognize.call(file.pk)
    assert "--force-ocr" in (ocr / "asked").read_text().splitlines()[-1]
    file.refresh_from_db()
    assert file.with_text


def test_long_scan_is_read_by_and_by(ocr, settings, monkeypatch):
    monkeypatch.setattr(recognizing, "PAGES_AT_ONCE", 2)
    (ocr / "result.pdf").write_bytes(files.pdf(*[WORDS] * 5))
    file = store(files.upload("ยาว.pdf", files.scan(5)))
    file.refresh_from_db()
    asked = [line.split("--pages ")[1].split()[0] for line in (ocr / "asked").read_text().splitlines()]
    assert asked == ["1-2", "3-4", "5-5"]
    assert file.with_text.pages == 5
    assert not list(Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*.half-read"))


def test_long_scan_whose_half_was_lost_is_read_from_its_beginning(ocr):
    (ocr / "ocrmypdf").write_text("#!/bin/sh\nexit 3\n")
    file = scan()
    (ocr / "ocrmypdf").write_text(PROGRAM)
    recognizing.recognize.call(file.pk, 11)
    assert "--pages 1-1" in (ocr / "asked").read_text()
    file.refresh_from_db()
    assert file.with_text


@pytest.mark.parametrize(
    "made", [files.scan(), files.scan(2), files.pdf(WORDS, WORDS)], ids=["nothing", "blank", "other pages"]
)
def test_what_came_out_no_better_is_not_kept(ocr, made):
    (ocr / "result.pdf").write_bytes(made)
    assert scan().with_text is None


def test_program_that_fails_is_a_failure_of_the_queue_not_of_the_upload(ocr):
    (ocr / "ocrmypdf").write_text("#!/bin/sh\nexit 3\n")
    file = scan()
    assert file.text_problem == text_layers.SCAN
    with pytest.raises(recognizing.subprocess.CalledProcessError):
        recognizing.recognize.call(file.pk)


def test_switched_off_nothing_is_asked(ocr, settings):
    settings.OCR = False
    assert scan().text_problem == text_layers.SCAN
    assert not (ocr / "asked").exists()


def test_readable_file_needs_none(ocr):
    assert store(files.upload("แผน.pdf", files.pdf(WORDS))).with_text is None
    assert not (ocr / "asked").exists()


def test_files_from_before_are_scored_and_get_their_copies(ocr, settings):
    settings.OCR = False
    old, sound = scan(), store(files.upload("แผน.pdf", files.pdf(f"{WORDS} เดิม")))
    FileText.objects.all().delete()
    StoredFile.objects.update(readability=None, has_text_layer=None, pages=None)
    settings.OCR = True
    out = StringIO()
    call_command("read_files", stdout=out)
    old.refresh_from_db()
    sound.refresh_from_db()
    assert "๒ ไฟล์" in out.getvalue()
    assert (old.pages, old.has_text_layer, old.with_text is None) == (1, False, False)
    assert sound.readability >= 90
    assert "ตรวจสอบภายใน" in sound.text.text


def test_dashboard_names_the_program_that_is_missing(ocr, settings):
    administrator = factories.user(roles.ADMINISTRATOR)
    (ocr / "tesseract").write_text("#!/bin/sh\necho eng\n")
    (ocr / "tesseract").chmod(0o755)
    [notice] = notices.of_recognizing(administrator)
    assert "tesseract-ocr-tha" in notice.sentence
    (ocr / "tesseract").write_text("#!/bin/sh\necho eng tha\n")
    assert not list(notices.of_recognizing(administrator))
    (ocr / "tesseract").write_text("#!/bin/sh\necho eng\n")
    settings.OCR = False
    assert not list(notices.of_recognizing(administrator))


@pytest.mark.skipif(not shutil.which("ocrmypdf") or bool(recognizing.missing()), reason=LACKS)
def test_thai_of_a_real_scan_is_found_on_every_page(settings, monkeypatch):
    settings.OCR = True
    monkeypatch.setattr(recognizing, "PAGES_AT_ONCE", 1)
    page = pypdfium2.PdfDocument(files.pdf(LINES))[0].render(scale=200 / 72).to_pil().convert("RGB")
    out = BytesIO()
    page.save(out, "PDF", resolution=200, save_all=True, append_images=[page])
    file = store(files.upload("สแกน.pdf", out.getvalue()))
    file.refresh_from_db()
    text = FileText.objects.get(file=file.with_text).text
    assert file.path.read_bytes() == out.getvalue()
    assert [word for word in FOUND if text.count(word) < 2] == []
    assert file.with_text.readability >= 90
