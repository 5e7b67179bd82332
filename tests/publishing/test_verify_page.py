"""Whatever this site handed out is recognised, nothing else is, and what is brought here is not kept."""

import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from common import exports, uploads
from measures.models import Evidence, Measure, Result
from publishing import hashing, verification, workflow
from publishing.models import IssuedFile
from publishing.verify import digest
from tests import factories

pytestmark = pytest.mark.django_db
REPORT = "/measures/2566/editions/1/report."


@pytest.fixture
def edition():
    return factories.published_plan(measures=2)


def upload(client, data, **headers):
    return client.post("/verify/", {"file": SimpleUploadedFile("x.pdf", data)}, headers=headers, follow=True)


@pytest.mark.promise("verify-knows-its-files")
@pytest.mark.parametrize("ending", [*exports.FORMATS, "zip"])
def test_every_file_of_an_edition_is_recognised(page_client, edition, ending):
    address = REPORT.replace("report.", "archive.") if ending == "zip" else REPORT
    data = page_client.get(f"{address}{ending}").getvalue()
    page = upload(page_client, data).content.decode()
    assert "ตรงกับสิ่งที่เว็บไซต์นี้เผยแพร่" in page
    assert "ฉบับที่ ๑" in page
    assert "ฉบับนี้เป็นฉบับล่าสุด" in page
    assert edition.reason in page


@pytest.mark.promise("one-letter-changes-the-hash")
@pytest.mark.parametrize("ending", exports.FORMATS)
def test_one_changed_byte_is_not(page_client, edition, ending):
    data = bytearray(page_client.get(f"{REPORT}{ending}").content)
    data[len(data) // 2] ^= 1
    page = upload(page_client, bytes(data)).content.decode()
    assert "ไม่พบในสิ่งที่เว็บไซต์นี้เคยเผยแพร่" in page
    assert "บันทึกใหม่" in page


@pytest.mark.promise("verify-knows-its-files")
def test_it_says_what_is_newer_and_what_was_withdrawn(page_client, edition):
    data = page_client.get(f"{REPORT}pdf").content
    Measure.objects.filter(number=1).update(title="ใหม่")
    factories.publish()
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิดพลาด")
    page = upload(page_client, data).content.decode()
    assert "มีฉบับใหม่กว่า" in page
    assert "ฉบับนี้ถูกเพิกถอนแล้ว" in page
    assert "ผิดพลาด" in page


def test_a_file_from_before_a_change_of_the_writers_is_still_known(page_client, edition, monkeypatch):
    old = page_client.get(f"{REPORT}csv").content
    monkeypatch.setattr("publishing.issuing.release", lambda: "another")
    monkeypatch.setattr("common.exports.as_csv.BOM", b"")
    new = page_client.get(f"{REPORT}csv").content
    assert new != old
    for data in (old, new):
        assert "ฉบับที่ ๑" in upload(page_client, data).content.decode()


def test_a_stored_document_is_known_once_it_is_public(page_client):
    factories.plan()
    file = uploads.store(SimpleUploadedFile("คำสั่ง.csv", "ก,ข".encode()))
    Evidence.objects.create(result=Result.objects.get(), title="คำสั่ง", file=file)
    assert "ไม่พบ" in upload(page_client, "ก,ข".encode()).content.decode()
    factories.publish()
    page = upload(page_client, "ก,ข".encode()).content.decode()
    assert "คำสั่ง.csv" in page
    assert file.get_absolute_url() in page


@pytest.mark.parametrize(
    "shape",
    [
        str,
        str.upper,
        lambda h: f" SHA256:{h[:32]} {h[32:]}\n",
        lambda h: h.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
    ],
    ids=["plain", "capitals", "pasted", "Thai digits"],
)
def test_a_hash_is_read_as_people_write_it(page_client, edition, shape):
    page = page_client.get("/verify/", {"hash": shape(edition.sha256)}).content.decode()
    assert "ตรงกับสิ่งที่เว็บไซต์นี้เผยแพร่" in page


def test_the_short_hash_of_a_page_leads_there_but_proves_nothing(page_client, edition):
    page = page_client.get("/verify/", {"hash": edition.short_hash}).content.decode()
    assert "ฉบับที่ ๑" in page
    assert "ไม่ครบ ๖๔ หลัก" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("xyz", "มีเฉพาะตัวเลข"),
        ("abc", "มี ๖๔ หลัก"),
        ("a" * 65, "มี ๖๔ หลัก"),
        ("'; DROP TABLE", "มีเฉพาะตัวเลข"),
        ("é" * 12, "มีเฉพาะตัวเลข"),
    ],
)
def test_what_is_no_hash_is_told_and_kept_as_typed(page_client, typed, sentence):
    response = page_client.get("/verify/", {"hash": typed})
    page = response.content.decode()
    assert sentence in page
    assert response.context["typed"] == typed


def test_the_head_of_the_ledger_is_known_too(page_client, edition):
    entry = edition.entries.get()
    assert "รายการที่" in page_client.get("/verify/", {"hash": entry.sha256}).content.decode()


def test_what_is_scheduled_stays_unknown(page_client, edition):
    Measure.objects.filter(number=1).update(title="ใหม่")
    later = factories.publish(publish_at=datetime.datetime(2090, 1, 1, tzinfo=datetime.UTC))
    assert not verification.find(later.sha256).is_known
    assert not verification.find(later.entries.get().sha256).is_known


def test_no_file_chosen_is_a_sentence(page_client):
    page = page_client.post("/verify/", {}).content.decode()
    assert "ยังไม่ได้เลือกไฟล์" in page


def test_too_large_a_file_is_a_sentence(page_client, monkeypatch):
    monkeypatch.setattr(hashing, "MAX_BYTES", 10)
    page = upload(page_client, b"x" * 11).content.decode()
    assert "ไฟล์ใหญ่เกิน" in page


def test_an_empty_file_is_unknown_not_an_error(page_client):
    page = page_client.post("/verify/", {"file": SimpleUploadedFile("x.pdf", b"")}, follow=True)
    assert page.status_code == 200


def test_no_token_no_cookie_and_no_other_site(edition):
    strict = Client(enforce_csrf_checks=True)
    assert not strict.get("/verify/").cookies
    assert upload(strict, b"x", origin="http://testserver").status_code == 200
    refused = upload(strict, b"x", origin="https://evil.example")
    assert refused.status_code == 403
    assert "ส่งมาจากเว็บไซต์อื่น" in refused.content.decode()


@pytest.mark.promise("verify-keeps-no-file")
def test_the_file_touches_neither_disk_nor_memory(page_client, monkeypatch, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "temp")
    Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir()
    handler = hashing.HashOnly()
    handler.new_file("file", "x", "application/pdf", 3)
    assert handler.receive_data_chunk(b"abc", 0) is None
    kept = handler.file_complete(3)
    assert kept.sha256 == digest(b"abc")
    assert kept.file is None
    upload(page_client, b"y" * 4_000_000)
    assert not list(tmp_path.rglob("*.upload"))


def test_it_takes_a_constant_number_of_queries(page_client, edition, django_assert_max_num_queries):
    page_client.get(f"{REPORT}pdf")
    file = IssuedFile.objects.get(name__endswith="pdf")
    with django_assert_max_num_queries(8):
        page_client.get("/verify/", {"hash": file.sha256})
