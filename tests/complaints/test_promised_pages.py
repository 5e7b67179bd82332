"""Small sentences of the complaint pages that no other test is about."""

import pytest
from django.core import mail

from complaints.filing import intake
from complaints.models import Case, RecoveryKey
from complaints.readers import keyholders
from tests.complaints import demo
from tests.complaints.admin.test_desk import act, enter

TRACK = "/complaints/track/"


@pytest.mark.promise("no-message-elsewhere")
def test_neither_filing_nor_an_answer_sends_the_reporter_a_message(desk):
    case, _ = desk.file(channel="general", text="ติดต่อ reporter@example.com")
    client = enter(desk.officers[0])
    assert "จะไปตรวจพรุ่งนี้" in act(client, case, action="write", text="จะไปตรวจพรุ่งนี้")
    assert "รับไว้พิจารณา" in act(client, case, action="move", to="accepted")
    assert mail.outbox == []


@pytest.mark.promise("typed-text-is-kept")
def test_words_sent_with_a_wrong_code_stay_and_go_with_the_right_one(page_client, desk):
    _, code = desk.file(channel="general")
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    sent = {"action": "reply", "text": "เพิ่มเติม: เสาต้นที่สาม"}
    page = page_client.post(TRACK, sent | {"code": wrong}).content.decode()
    assert "ข้อความของท่านยังอยู่" in page
    assert "เพิ่มเติม: เสาต้นที่สาม</textarea>" in page
    page_client.post(TRACK, sent | {"code": code})
    opened = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
    assert opened.entries()[-1].content["text"] == "เพิ่มเติม: เสาต้นที่สาม"


@pytest.mark.promise("separate-channels")
def test_an_officer_of_one_channel_gets_no_case_of_the_other(desk):
    member = demo.on_roster(position="เจ้าหน้าที่รับเรื่องทั่วไป", name="นายวิชัย")
    officer = demo.appoint("general-only", staff_member=member, channels=("general",))
    corruption, general = (desk.file(channel=channel)[0] for channel in ("corruption", "general"))
    assert officer.opens(general)
    assert officer.opens(corruption) is None


@pytest.mark.promise("rehearsal-opens-nothing")
def test_a_rehearsal_changes_nothing_but_its_day(desk):
    desk.file(what="เรื่องลับ")
    key, cases = RecoveryKey.objects.get(), list(Case.objects.values())
    keyholders.rehearse_recovery(key, *desk.recovery.codes[:2], today=demo.MONDAY.date())
    after = RecoveryKey.objects.get()
    changed = {field.name for field in key._meta.fields if getattr(key, field.name) != getattr(after, field.name)}
    assert after.rehearsed_on == demo.MONDAY.date()
    assert changed <= {"rehearsed_on", "attestation"}
    assert list(Case.objects.values()) == cases


@pytest.mark.parametrize("address", ["/complaints/", "/complaints/corruption/"])
def test_the_limit_is_printed_that_a_copy_and_a_key_tell_that_there_is_a_case(page_client, desk, address):
    case, _ = desk.file(involved=[desk.officers[0].reader.staff_member_id])
    assert Case.objects.filter(pk=case.pk).exists()
    assert desk.officers[0].opens(case) is None
    page = " ".join(page_client.get(address).content.decode().split())
    assert "ผู้ที่ได้สำเนาฐานข้อมูลและมีกุญแจของเจ้าหน้าที่ รู้ได้ว่ามีเรื่องที่ตนไม่มีสิทธิ์อ่าน" in page
