"""The ZIP of a year: everything in it, checked by what is in it."""

import io
import json
import subprocess
import sys
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common import uploads
from common.exports import FORMATS, zips
from measures.models import Evidence, Result
from publishing import ledger, verify, workflow
from publishing.models import IssuedFile, LedgerEntry
from publishing.verify import digest
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/measures/2566/editions/1/archive.zip"


@pytest.fixture
def edition():
    """An edition of two measures whose results have two evidence files, one of them used twice."""
    factories.plan(measures=2)
    files = [uploads.store(SimpleUploadedFile(f"หลักฐาน {n}.csv", f"ก,{n}\n".encode())) for n in (1, 2)]
    for place, result in enumerate(Result.objects.order_by("pk")):
        Evidence.objects.create(result=result, title="ไฟล์หนึ่ง", file=files[0], order=5)
        Evidence.objects.create(result=result, title="ไฟล์", file=files[place], order=6)
    return factories.publish()


def fetched(client):
    return client.get(ADDRESS).getvalue()


@pytest.mark.promise("archive-is-whole")
def test_it_holds_every_format_the_evidence_and_the_means_to_check(client, edition, tmp_path):
    ZipFile(io.BytesIO(fetched(client))).extractall(tmp_path)
    folder = tmp_path / "measures-2566-edition-1"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    reports = {f"report{part}.{name}" for part in ("", "-6-months", "-12-months") for name in FORMATS}
    assert (
        names
        == {
            "README.txt",
            "verify.py",
            "ledger.jsonl",
            "manifest.json",
            "evidence/01-01-02-หลักฐาน 1.csv",
            "evidence/02-01-03-หลักฐาน 2.csv",
        }
        | reports
    )
    manifest = json.loads((folder / "manifest.json").read_text())
    assert {told["path"]: told["sha256"] for told in manifest["files"]} == {
        name: digest((folder / name).read_bytes()) for name in names - {"manifest.json", "ledger.jsonl"}
    }
    command = [sys.executable, "verify.py", "ledger.jsonl", "report.json", "--manifest", "manifest.json"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    (folder / "report.csv").write_text("แก้")
    changed = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert changed.returncode == 1
    assert "report.csv ไม่ตรงกับที่บันทึกไว้" in changed.stdout


def test_a_changed_report_with_a_mended_manifest_is_found(client, edition, tmp_path):
    ZipFile(io.BytesIO(fetched(client))).extractall(tmp_path)
    folder = tmp_path / "measures-2566-edition-1"
    command = [sys.executable, "verify.py", "ledger.jsonl", "--manifest", "manifest.json", "--head", ledger.head()[1]]
    assert subprocess.run(command, cwd=folder, capture_output=True).returncode == 0
    (folder / "report.pdf").write_bytes(b"%PDF-1.7 another")
    told = json.loads((folder / "manifest.json").read_text())
    pdf = next(file for file in told["files"] if file["path"] == "report.pdf")
    pdf |= {"sha256": digest(b"%PDF-1.7 another"), "size": 16}
    (folder / "manifest.json").write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True))
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert (checked.returncode, "manifest.json: ไม่มีในทะเบียน" in checked.stdout) == (1, True)


WRONG = "✗ manifest.json: ไม่ใช่ไฟล์ manifest.json ของ ZIP ประจำปี"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04", WRONG),
        (b"\xff", WRONG),
        (b"[]", WRONG),
        (b"{}", WRONG),
        (b'{"files": [{"path": 1, "sha256": ""}]}', WRONG),
        (b'{"files": ["report.pdf"]}', WRONG),
        (None, "✗ manifest.json: อ่านไม่ได้"),
    ],
)
def test_verify_says_in_thai_that_something_is_no_manifest(data, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ledger.jsonl").touch()
    if data is not None:
        (tmp_path / "manifest.json").write_bytes(data)
    assert verify.main(["ledger.jsonl", "--manifest", "manifest.json"]) == 1
    assert told in capsys.readouterr().out


def test_verify_says_in_thai_that_there_is_no_ledger(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert verify.main(["ledger.jsonl"]) == 1
    assert "✗ ledger.jsonl: อ่านไม่ได้" in capsys.readouterr().out


def test_it_is_the_same_each_time_and_known_by_its_hash(client, edition):
    data = fetched(client)
    factories.published_plan(2567)
    assert fetched(client) == data
    assert IssuedFile.objects.get(name="year/archive.zip").sha256 == digest(data)
    assert LedgerEntry.objects.filter(action="anchor").count() == 1


def test_a_lost_evidence_file_is_told_and_the_archive_is_not_vouched_for(client, edition):
    lost = Evidence.objects.filter(title="ไฟล์หนึ่ง").first().file
    lost.path.unlink()
    with ZipFile(io.BytesIO(fetched(client))) as archive:
        assert "01-01-02-หลักฐาน 1.csv" in archive.read("measures-2566-edition-1/ไฟล์ไม่สมบูรณ์.txt").decode()
    assert not IssuedFile.objects.filter(name="year/archive.zip").exists()
    assert not LedgerEntry.objects.filter(action="anchor").exists()


def test_a_withdrawn_edition_has_no_archive(page_client, edition):
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิดพลาด")
    response = page_client.get(ADDRESS)
    assert response.status_code == 404
    assert "ถูกเพิกถอนแล้ว" in response.content.decode()
    assert "archive.zip" not in page_client.get("/measures/2566/").content.decode()


def test_the_newest_leads_to_the_edition(client, edition):
    assert client.get("/measures/2566/archive.zip").url == ADDRESS


def test_a_large_file_is_never_held_in_memory(edition):
    chunks = (b"x" * 65536 for _ in range(400))
    largest = max(map(len, zips.streamed([("large", chunks)], edition.published_at)))
    assert largest < 3 * 65536
