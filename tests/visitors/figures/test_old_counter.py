"""The old site's counter: its total is taken over, its impossible week is refused with the reason."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from visitors.figures import old_counter
from visitors.models import Day, OpeningBalance

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "old-counter" / "khokkhon.json"
RECORD = json.loads(FILE.read_text(encoding="utf-8"))


def run(file=FILE, **options):
    out = StringIO()
    call_command("import_old_counter", file, stdout=out, **options)
    return out.getvalue()


def with_record(tmp_path, **changes):
    file = tmp_path / "counter.json"
    file.write_text(json.dumps(RECORD | changes), encoding="utf-8")
    return file


def test_last_week_of_38803_is_impossible_because_its_month_had_5900():
    assert old_counter.impossible(old_counter.parse(RECORD)) == {
        "last_week": "๓๘,๘๐๓ เป็นไปไม่ได้: สัปดาห์ที่แล้ว (๑๖ – ๒๒ เม.ย. ๒๕๖๖) อยู่ภายในเดือนนี้ (๑ – ๒๔ เม.ย. ๒๕๖๖) "
        "ซึ่งมีทั้งหมดเพียง ๕,๙๐๐"
    }


def test_the_true_last_week_is_possible():
    assert old_counter.impossible(old_counter.parse(RECORD | {"last_week": 1_677})) == {}


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"today": 400}, {"today", "last_week"}),
        ({"last_week": 0, "yesterday": 371}, {"yesterday"}),
        ({"last_week": 0, "total": 5_000}, {"total"}),
        ({"last_week": 0, "last_month": 0}, set()),
        # A week that began in the month before may well have more than the month so far.
        ({"read_at": "2023-05-01T10:00+07:00", "month": 1, "today": 1, "last_week": 0}, set()),
    ],
)
def test_periods_inside_one_another(changes, names):
    assert set(old_counter.impossible(old_counter.parse(RECORD | changes))) == names


@pytest.mark.django_db
def test_import_takes_the_total_and_nothing_else():
    said = run()
    balance = OpeningBalance.objects.get()
    assert (balance.visitors, balance.as_of, balance.label) == (40_850, date(2023, 4, 24), "ยอดยกมาจากเว็บไซต์เดิม")
    assert not Day.objects.exists()
    assert "สัปดาห์ที่แล้ว: ไม่รับ ๓๘,๘๐๓ เป็นไปไม่ได้" in said
    assert "บันทึกยอดยกมา ๔๐,๘๕๐ ณ ๒๔ เมษายน ๒๕๖๖" in said


@pytest.mark.django_db
def test_fixture_holds_what_the_import_gives():
    run()
    imported = OpeningBalance.objects.values("visitors", "as_of", "label").get()
    call_command("loaddata", "fixtures/visitors.json", verbosity=0)
    assert OpeningBalance.objects.values("visitors", "as_of", "label").get() == imported


@pytest.mark.django_db
def test_dry_run_saves_nothing():
    assert "ทั้งหมด: ๔๐,๘๕๐ ยกมาเป็นยอดเริ่มต้น" in run(dry_run=True)
    assert not OpeningBalance.objects.exists()


@pytest.mark.django_db
def test_import_again_changes_nothing_and_another_balance_needs_replace(tmp_path):
    run()
    run()
    other = with_record(tmp_path, total=50_000)
    with pytest.raises(CommandError, match="--replace"):
        run(other)
    run(other, replace=True)
    assert OpeningBalance.objects.get().visitors == 50_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"total": 100, "last_week": 0}, "ยอดทั้งหมดเป็นไปไม่ได้"),
        ({"total": None}, "จำนวนเต็ม"),
        ({"total": -1}, "จำนวนเต็ม"),
        ({"total": True}, "จำนวนเต็ม"),
        ({"week_starts": "someday"}, "อ่านตัวเลขของตัวนับเดิมไม่ได้"),
        ({"read_at": "2023-04-24T16:22"}, "เขตเวลา"),
        ({"read_at": "เมื่อวาน"}, "อ่านตัวเลขของตัวนับเดิมไม่ได้"),
    ],
)
def test_bad_record_is_refused_with_a_sentence(tmp_path, changes, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(with_record(tmp_path, **changes))
    assert not OpeningBalance.objects.exists()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe", b"nonsense"])
def test_file_that_is_no_record_is_refused(tmp_path, content):
    file = tmp_path / "counter.json"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="อ่าน"):
        run(file)


def test_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        run(tmp_path / "nowhere.json")
