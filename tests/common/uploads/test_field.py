"""The field for files: its limit stands beside it, a refusal is one sentence, and what was taken stays while the rest is mended."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.forms import what_is_taken
from common.models import StoredFile
from kokkhon_ita import roles
from measures.models import Measure, Result
from tests import factories
from tests.common.uploads import files

pytestmark = pytest.mark.django_db
ADD = "/admin/measures/result/add/"


@pytest.fixture
def publisher(page_client):
    user = factories.user(roles.PUBLISHER)
    page_client.force_login(user)
    factories.plan(2566)
    return user


def send(page_client, *evidence, text="จัดประชุม"):
    rows = {f"evidence-{n}-{name}": value for n, row in enumerate(evidence) for name, value in row.items()}
    counts = {"evidence-TOTAL_FORMS": len(evidence), "evidence-INITIAL_FORMS": 0}
    return page_client.post(ADD, {"measure": Measure.objects.get().pk, "text": text, "round": "", **counts, **rows})


def errors(response):
    """Return every sentence of a list of errors on the page."""
    page = response.content.decode()
    return re.findall(r"<li>([^<]+)</li>", "".join(re.findall(r'<ul class="errorlist.*?</ul>', page, re.DOTALL)))


def pdf(name="แผน.pdf"):
    return files.upload(name, files.pdf("แผนการตรวจสอบภายใน"))


@pytest.mark.alike
@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("แผน.doc", "ไม่รับไฟล์ .doc: เปิดไฟล์ด้วย Word"),
        ("แผน.xls", "เปิดไฟล์ด้วย Excel"),
        ("แผน.rar", "แตกไฟล์ก่อน"),
        ("งาน.mp4", "ใส่ลิงก์แทนไฟล์"),
        ("ภาพ.tiff", "บันทึกเป็น JPEG หรือ PNG"),
        ("ภาพ.heic", "iPhone: การตั้งค่า"),
        ("ภาพ.webp", "โปรดส่งเป็น JPEG"),
        ("แผน.pdf", "เนื้อไฟล์ไม่ตรง"),
    ],
)
def test_a_refused_file_is_one_sentence_with_what_to_do(page_client, publisher, name, advice):
    data = b"\0\0\0\x18ftypheic" + b"x" * 40
    (said,) = errors(send(page_client, {"new_file": SimpleUploadedFile(name, data), "title": ""}))
    assert advice in said
    assert not Result.objects.filter(text="จัดประชุม").exists()


def test_the_limit_stands_beside_the_field_and_the_browser_knows_it(page_client, publisher):
    page = page_client.get(ADD).content.decode()
    assert "PDF, Word (DOCX), Excel (XLSX), CSV, ภาพจากกล้องหรือโทรศัพท์ ไม่เกิน ๕๐ เมกะไบต์" in page
    assert f'data-most="{50 * 1024 * 1024}"' in page
    assert "js/uploads.js" in page
    assert what_is_taken(".pdf,.docx") == "PDF, Word (DOCX) ไม่เกิน ๕๐ เมกะไบต์"


def test_what_was_taken_stays_while_another_file_is_changed(page_client, publisher):
    bad = {"new_file": SimpleUploadedFile("แผน.doc", b"x"), "title": "ก"}
    again = send(page_client, {"new_file": pdf(), "title": "ข"}, bad)
    assert "รับไฟล์ แผน.pdf ไว้แล้ว" in again.content.decode()
    (token,) = re.findall(r'name="evidence-0-new_file-kept" value="([^"]+)"', again.content.decode())
    assert "evidence-1-new_file-kept" not in again.content.decode()
    assert send(page_client, {"new_file-kept": token, "title": "ข"}).status_code == 302
    assert [one.file.name for one in Result.objects.get(text="จัดประชุม").evidence.all()] == ["แผน.pdf"]


def test_nobody_names_a_file_that_was_not_given_to_them(page_client, publisher):
    send(page_client, {"new_file": pdf(), "title": "ก"}, text="")
    pk = StoredFile.objects.get().pk
    for token in (str(pk), "x:y:z", ""):
        assert send(page_client, {"new_file-kept": token, "title": "ก"}).status_code == 200
    assert not Result.objects.filter(text="จัดประชุม").exists()
