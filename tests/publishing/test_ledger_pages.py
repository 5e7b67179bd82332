"""The ledger, the checker and the feed, as an outsider finds them."""

import ast
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from lxml import etree, html

from kokkhon_ita import roles
from publishing import ledger, verify, workflow
from publishing.models import LedgerEntry
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def edition():
    return factories.published_plan(2566)


def test_empty_ledger_says_so(page_client):
    assert "ยังไม่มีการเผยแพร่" in page_client.get("/ledger/").content.decode()
    assert b"".join(page_client.get("/ledger.jsonl").streaming_content) == b""


def test_number_of_what_an_anchor_is_about_is_told_once(page_client):
    for title in ("บัญชีไฟล์ใน ZIP ของแผน ปี 2566 ฉบับที่ ๑๑", "บัญชีไฟล์ใน ZIP ของแผน ปี 2566"):
        ledger.anchor(title, 11, "a" * 64)
    [first, second] = [" ".join(row.split()) for row in page_client.get("/ledger/").text.split("<td>บัญชีไฟล์")[1:]]
    for row in (first, second):
        assert row.startswith('ใน ZIP ของแผน ปี ๒๕๖๖ <span class="together">ฉบับที่ ๑๑</span>')


def test_page_shows_the_head_and_links_what_is_public(page_client, edition):
    tomorrow = timezone.now() + timedelta(days=1)
    factories.plan(2567)
    factories.publish("measures", "2567", publish_at=tomorrow)
    page = page_client.get("/ledger/").content.decode()
    assert ledger.head()[1] in page
    assert 'href="/measures/2566/editions/1/"' in page
    assert "/measures/2567/editions/1/" not in page
    assert "กำหนดเผยแพร่" in page


def test_older_entries_of_a_page_are_folded_on_a_phone_and_none_is_lost(page_client):
    for number in range(1, 11):
        ledger.anchor(f"บัญชีไฟล์ที่ {number}", number, "a" * 64)
    page = html.fromstring(page_client.get("/ledger/").text)
    shown, folded = page.xpath("//table[contains(@class, 'ledger')]")
    assert folded.getparent().get("class") == "phone-fold"
    assert "ดูอีก ๒ รายการ" in folded.getparent().findtext("summary")
    positions = [table.xpath("tbody/tr/th/text()") for table in (shown, folded)]
    assert positions == [["๑๐", "๙", "๘", "๗", "๖", "๕", "๔", "๓"], ["๒", "๑"]]


def test_page_costs_the_same_for_many_entries(page_client, edition, django_assert_max_num_queries):
    for year in range(2567, 2575):
        factories.published_plan(year)
    page_client.get("/ledger/")
    with django_assert_max_num_queries(3):
        page_client.get("/ledger/")


@pytest.mark.promise("checker-needs-only-python")
def test_checker_is_written_in_the_python_of_3_8():
    tree = ast.parse(Path(verify.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= {"argparse", "base64", "hashlib", "json", "os", "sys", "time", "typing"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


@pytest.mark.promise("everything-is-in-the-ledger")
def test_publishing_confirming_and_withdrawing_are_entries_in_their_order(edition):
    factories.plan(2567)
    author, other = factories.user(roles.PUBLISHER), factories.user(roles.PUBLISHER)
    alone = workflow.approve(factories.submit(key="2567", by=author), by=author, emergency=True)
    workflow.confirm(alone, by=other)
    workflow.withdraw(edition, by=other, reason="ผิดพลาด")
    entries = LedgerEntry.objects.order_by("position").values_list("position", "action")
    assert list(entries) == [(1, "publish"), (2, "publish"), (3, "confirm"), (4, "withdraw")]


@pytest.mark.promise("checker-needs-only-python")
def test_outsider_checks_what_was_downloaded_with_the_standard_library_alone(page_client, edition, tmp_path):
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิดพลาด")
    published_head = ledger.head()[1]
    downloads = {"ledger.jsonl": "/ledger.jsonl", "verify.py": "/verify.py"}
    for name, path in downloads.items():
        (tmp_path / name).write_bytes(b"".join(page_client.get(path).streaming_content))
    (tmp_path / "report.json").write_text(json.dumps(edition.content, indent=2), encoding="utf-8")
    (tmp_path / "forged.json").write_text(json.dumps(edition.content | {"title": "ปลอม"}), encoding="utf-8")

    def check(*files, head=published_head):
        return subprocess.run(
            [sys.executable, "-I", "verify.py", "ledger.jsonl", "--head", head, *files],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        )

    good = check("report.json")
    assert (good.returncode, good.stderr) == (0, "")
    assert "ต่อเนื่องครบถ้วน" in good.stdout
    assert "ฉบับที่ 1" in good.stdout
    assert "ถูกเพิกถอน" in good.stdout
    assert check("report.json", "forged.json").returncode == 1
    assert check(head="0" * 64).returncode == 1
    for data in (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "เลขที่,ผล".encode()):
        (tmp_path / "report.pdf").write_bytes(data)
        other = check("report.pdf")
        assert (other.returncode, other.stderr) == (1, "")
        assert "report.pdf: ไม่ใช่ไฟล์ JSON โปรแกรมนี้ตรวจได้เฉพาะไฟล์ JSON ของฉบับเผยแพร่" in other.stdout
        assert "codec" not in other.stdout


def test_feed_names_each_edition_at_its_own_address(page_client, edition):
    workflow.withdraw(edition, by=factories.superuser(), reason="เผยแพร่ผิดฉบับ")
    factories.plan(2567, measures=1)
    factories.publish("measures", "2567", publish_at=timezone.now() + timedelta(minutes=5))
    factories.published_plan(2568)
    response = page_client.get("/feed.atom")
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(response.content)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")]
    assert any(title.startswith("[เพิกถอนแล้ว]") for title in titles)
    assert "http://testserver/measures/2568/editions/1/" in links
    assert not any("2567" in link for link in links)
    elsewhere = etree.fromstring(page_client.get("/feed.atom", headers={"host": "127.0.0.1"}).content)
    assert [one.text for one in elsewhere.iter(f"{ATOM}id")] == [one.text for one in feed.iter(f"{ATOM}id")]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "หน่วยงาน"


def test_command_tells_whether_all_is_well(edition, capsys):
    call_command("check_ledger")
    assert ledger.head()[1] in capsys.readouterr().out


TAMPERINGS = [
    "UPDATE publishing_edition SET title = 'แก้ย้อนหลัง'",
    "UPDATE publishing_edition SET reason = 'แก้ย้อนหลัง'",
    "UPDATE publishing_edition SET content = '{}'",
    "UPDATE publishing_edition SET content = '{\"a\": 1.5}'",
    "UPDATE publishing_edition SET published_at = '2020-01-01 00:00:00+00:00'",
    "UPDATE publishing_edition SET number = 7",
    "UPDATE publishing_edition SET approved_role = 'ผู้อื่น'",
    "UPDATE publishing_edition SET withdrawn_at = approved_at, withdrawn_by_id = approved_by_id, withdrawn_reason = 'x'",
    "UPDATE publishing_ledgerentry SET payload = '{}'",
    "UPDATE publishing_ledgerentry SET payload = '[]'",
    "UPDATE publishing_ledgerentry SET action = 'confirm'",
    "UPDATE publishing_ledgerentry SET action = 'withdraw'",
    "UPDATE publishing_ledgerentry SET sha256 = 'x'",
    "UPDATE publishing_ledgerhead SET sha256 = 'x'",
    "DELETE FROM publishing_ledgerentry",
    "DELETE FROM publishing_ledgerhead",
]


@pytest.mark.parametrize("statement", TAMPERINGS)
def test_command_finds_what_was_changed_behind_its_back(edition, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(CommandError):
        call_command("check_ledger")


def test_every_line_of_the_file_is_canonical(page_client, edition):
    lines = b"".join(page_client.get("/ledger.jsonl").streaming_content).splitlines()
    assert [verify.canonical(entry) for entry in verify.read_ledger(lines)] == lines
    assert len(lines) == LedgerEntry.objects.count()
