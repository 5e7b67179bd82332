"""What came on foot, by telephone, by letter or from the box: entered by an officer, with a receipt for whoever brought it."""

import re
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.cases import deadlines
from complaints.filing import intake
from complaints.forms.entered import ENTERED_FORMS
from complaints.models import Case
from complaints.sealing import receipts
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter

ENTER = DESK + "enter/general/"
CODE = re.compile(r'desk-code">([\d ]+)<')


def started(desk, clock, **changes):
    """An officer's client and what he posts, a minute after he opened the form of a letter."""
    client = enter(desk.officers[0])
    token = re.search('name="token" value="([^"]*)"', client.get(ENTER).content.decode())[1]
    clock.shift(60)
    return client, {"token": token, "action": "file", "came_by": "letter", "kind": "ร้องทุกข์"} | changes


def test_a_letter_is_entered_and_gets_a_receipt(desk):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="ได้รับจดหมายร้องเรียน")
        page = client.post(ENTER, data).content.decode()
    code = receipts.normalise(CODE.search(page)[1])
    assert intake.open_as_reporter(Case.objects.get(), intake.claim_of(code)).summary["channel"] == "letter"


@pytest.mark.parametrize(("typed", "day"), [("", date(2023, 4, 24)), ("๑๙/๔/๒๕๖๖", date(2023, 4, 19))])
def test_the_limit_runs_from_the_day_on_which_it_came(desk, typed, day):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="จดหมายในกล่อง", received_on=typed)
        client.post(ENTER, data)
    case = Case.objects.get()
    assert (case.received_on, case.due_on) == (day, deadlines.rule().limit(day))


@pytest.mark.parametrize("typed", ["๒๕/๔/๒๕๖๖", "๑/๑/๒๕๖๖", "เมื่อวาน"])
def test_a_day_that_cannot_be_is_refused_and_nothing_is_lost(desk, typed):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="จดหมายในกล่อง", received_on=typed)
        response = client.post(ENTER, data)
    assert response.status_code == 422
    assert "จดหมายในกล่อง" in response.content.decode()
    assert not Case.objects.exists()


def test_a_scanned_letter_is_sealed_with_its_case(desk, settings, tmp_path):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="ได้รับจดหมายร้องเรียน")
        scans = [SimpleUploadedFile(f"หน้า {n}.pdf", f"ความลับหน้า {n}".encode() * 9000) for n in range(10)]
        page = client.post(ENTER, data | {"files": scans}).content.decode()
    case = Case.objects.get()
    opened = intake.open_as_reporter(case, intake.claim_of(receipts.normalise(CODE.search(page)[1])))
    assert [info.name for info in opened.files()] == [scan.name for scan in scans]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and "ความลับหน้า".encode() in path.read_bytes()]


def test_a_mistake_keeps_the_letter_and_its_scan(desk):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="")
        answer = client.post(ENTER, data | {"files": [SimpleUploadedFile("จดหมาย.pdf", b"scan" * 9000)]})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "จดหมาย.pdf" in page
        assert 'value="letter" selected' in page
        ticket = re.search('name="held" value="([^"]*)"', page)[1]
        client.post(ENTER, data | {"text": "ถนนชำรุด", "held": ticket})
    [info] = desk.officers[0].opens(Case.objects.get()).files()
    assert (info.name, info.size) == ("จดหมาย.pdf", 36_000)


def test_how_it_came_must_be_said(desk):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="ถนนชำรุด", came_by="pigeon")
        assert "โปรดเลือกว่าได้รับเรื่องทางใด" in client.post(ENTER, data).content.decode()
    assert not Case.objects.exists()


def test_the_same_form_with_another_letter_is_not_answered_as_if_it_had_been_taken(desk):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="ถนนชำรุด")
        code = CODE.search(client.post(ENTER, data).content.decode())[1]
        again = client.post(ENTER, data | {"text": "ไฟดับ"})
        page = again.content.decode()
        assert again.status_code == 422
        assert "จึงยังไม่ได้เก็บ" in page
        assert "(รายละเอียด)" in page
        assert "ไฟดับ</textarea>" in page.replace("\n", "")
        assert CODE.search(page)[1] == code  # whoever brought the first needs it
        token = re.search('name="token" value="([^"]*)"', page)[1]
        clock.shift(60)
        client.post(ENTER, data | {"text": "ไฟดับ", "token": token})
    assert Case.objects.count() == 2


def test_without_its_button_nothing_is_entered(desk):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="ถนนชำรุด", action="")
        assert client.post(ENTER, data).status_code == 422
    assert not Case.objects.exists()


@pytest.mark.parametrize(("wait", "why"), [(-59, "บันทึกเร็วเกินไป"), (25 * 60 * 60, "เปิดไว้นานเกินไป")])
def test_a_form_that_came_too_soon_or_too_late_says_which(desk, wait, why):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="ถนนชำรุด")
        clock.shift(wait)
        client = enter(desk.officers[0])
        page = client.post(ENTER, data).content.decode()
    told = {one for one in ("บันทึกเร็วเกินไป", "เปิดไว้นานเกินไป") if one in page}
    assert told == {why}


@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_the_form_speaks_to_the_officer_of_what_happens_there(desk, channel):
    form = ENTERED_FORMS[channel]()
    words = " ".join(f"{field.label} {field.help_text}" for field in form.fields.values() if not field.widget.is_hidden)
    assert not re.search("ท่าน(?!ั้น)", words)
    assert "ขั้นถัดไป" not in words
    assert "ผู้แจ้งจะเห็นในหน้าติดตามเรื่อง" in words
    assert "โปรดกรอกสถานที่เอง" in words


@pytest.mark.parametrize("way", ["e-mail", "line", "other"])
def test_what_came_by_another_way_is_entered_as_that(desk, way):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, data = started(desk, clock, text="ส่งมาทางอื่น", came_by=way)
        client.post(ENTER, data)
    assert desk.officers[0].opens(Case.objects.get()).summary["channel"] == way
