"""What comes into a case that has ended: it waits in the list, can be taken as read, and a case sent on can be taken back."""

from uuid import uuid4

import pytest
import time_machine

from complaints.cases.open_case import writing
from complaints.cases.workflow import OUTCOMES, Status
from complaints.models import Case, Channel, Outcome
from complaints.readers import rekeying
from tests.complaints import demo
from tests.complaints.admin.test_daily_work import DESK, act, officer, reply, rows  # noqa: F401
from tests.complaints.admin.test_desk import enter
from tests.complaints.cases.test_workflow import take

TRACK = "/complaints/track/"
WAYS = {
    Status.FORWARDED: (Status.FORWARDED,),
    Status.REJECTED: (Status.REJECTED,),
    Status.DONE: (Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE),
    Status.NOT_DONE: (Status.ACCEPTED, Status.IN_PROGRESS, Status.NOT_DONE),
}


def ended(desk, status=Status.FORWARDED, **of):
    case, code = desk.file(**({"channel": "general", "text": "ไฟดับ"} | of))
    return take(desk, case, *WAYS[status]), code


def test_every_end_that_takes_messages_is_tried():
    assert set(WAYS) == set(OUTCOMES) - {Status.WITHDRAWN}


@pytest.mark.parametrize("status", WAYS)
@pytest.mark.parametrize("channel", Channel)
def test_a_message_to_a_closed_case_waits_in_the_list_until_the_desk_answers(desk, officer, status, channel):  # noqa: F811
    case, code = ended(desk, status, channel=channel)
    assert rows(officer) == []
    reply(case, code)
    assert rows(officer) == rows(officer, "?turn=replied") == [case.number]
    page = officer.get(DESK).text
    assert "ยังไม่ยุติ ๐ เรื่อง" in page
    assert "ผู้แจ้งตอบมา <strong>๑" in page
    assert officer.get(f"{DESK}{uuid4()}/next/").url.endswith(f"{case.pk}/")
    assert "ผู้แจ้งตอบมา" in officer.get(f"{DESK}closed/").text
    act(officer, case, action="write", text="รับทราบ")
    assert rows(officer) == []
    assert "ผู้แจ้งตอบมา" not in officer.get(f"{DESK}closed/").text


def test_a_rating_and_a_confirmation_wait_for_nobody(page_client, desk, officer):  # noqa: F811
    code = ended(desk, Status.DONE)[1]
    for act_ in ({"action": "rate", "stars": "5", "text": "ดี"}, {"action": "confirmed"}):
        assert page_client.post(TRACK, {"code": code} | act_).status_code == 200
    assert rows(officer) == []


@pytest.mark.parametrize("is_closed", [True, False])
def test_what_needs_no_answer_is_taken_as_read_once_and_colleagues_see_by_whom(desk, officer, is_closed):  # noqa: F811
    case, code = ended(desk) if is_closed else desk.file(channel="general", text="ไฟดับ")
    if not is_closed:
        act(officer, case, action="write", text="รับเรื่องแล้ว")
    reply(case, code, "ขอบคุณ")
    seen = len(desk.officers[0].opens(case).entries())
    reply(case, code, "อีกเรื่องหนึ่ง")
    assert act(officer, case, action="read", seen=seen).status_code == 422
    assert rows(officer, "?turn=replied") == [case.number]
    act(officer, case, action="read", seen=seen + 1)
    assert rows(officer, "?turn=replied") == []
    page = officer.get(f"{DESK}{case.pk}/").text
    assert "อ่านข้อความของผู้แจ้งแล้ว ไม่ต้องตอบ" in page
    assert 'value="read"' not in page
    assert act(officer, case, action="read").status_code == 422
    notes = desk.officers[1].opens(case).entries(staff_only=True)
    assert sum(note.content.get("text", "").startswith("อ่านข้อความ") for note in notes) == 1


def test_a_forwarded_case_is_taken_back_told_and_forwarded_again(page_client, desk, officer):  # noqa: F811
    case, code = ended(desk)
    reply(case, code, "การไฟฟ้าแจ้งว่าไม่ใช่หน้าที่")
    asked = {"action": "move", "to": "taken-back"}
    assert act(officer, case, **asked, text=" ").status_code == 422
    with time_machine.travel(demo.MONDAY):
        act(officer, case, **asked, text="หน่วยงานปลายทางไม่มีอำนาจ")
        page = page_client.post(TRACK, {"code": code}).text
    case.refresh_from_db()
    assert (case.outcome, case.closed_on, case.written_on, case.reopened) == (Outcome.OPEN, None, None, 0)
    assert (case.counted_from, case.told_on) == (demo.MONDAY.date(), demo.MONDAY.date())
    assert rows(officer, "?turn=ours") == [case.number]
    assert "<h1>หน่วยงานรับเรื่องกลับมาดำเนินการ" in page
    assert page.index("คำตอบจากหน่วยงาน") < page.index("หน่วยงานปลายทางไม่มีอำนาจ") < page.index("ลำดับเรื่อง</h2>")
    act(officer, case, action="move", to="forwarded", text="ส่งต่อ อบจ. ซึ่งดูแลถนนสายนี้")
    assert Case.objects.get(pk=case.pk).outcome == Outcome.FORWARDED
    told = page_client.post(TRACK, {"code": code}).text
    assert "เหตุผลลับ" in told  # the first agency's
    assert "ส่งต่อ อบจ. ซึ่งดูแลถนนสายนี้" in told


def test_who_must_agree_sees_it_in_the_list_and_who_asked_does_not(desk):
    case, _ = desk.file(channel="corruption")
    other, _ = desk.file(channel="general")
    with time_machine.travel(demo.MONDAY):
        first, second = (enter(one) for one in desk.officers[:2])
        act(first, case, action="move", to="forwarded", text=demo.REASON)
        assert [rows(client, "?asks=1") for client in (first, second)] == [[], [case.number]]
        assert "รอท่านยืนยัน <strong>๑" in second.get(DESK).text
        ask = desk.officers[0].opens(case).leaf("readership")["asked"][0]["id"]
        act(second, case, action="agree", ask=ask)
        assert rows(second, "?asks=1") == []
        act(first, other, action="remove", reader=str(desk.officers[2].reader.pk), text="ย้ายงาน", sure="1")
        act(first, other, action="propose", reader=str(desk.officers[2].reader.pk))
        assert [rows(client, "?asks=1") for client in (first, second)] == [[], [other.number]]


def test_the_room_tells_that_cases_are_due_to_be_destroyed_until_this_officer_has_said_so(desk):
    case, _ = ended(desk)
    first = desk.officers[0]
    for moment, is_told in ((demo.MONDAY.replace(year=2028), False), (demo.MONDAY.replace(year=2028, month=6), True)):
        with time_machine.travel(moment):
            assert ("โปรดตรวจและยืนยันให้ทำลาย" in enter(first).get(DESK).text) == is_told
    with time_machine.travel(demo.MONDAY.replace(year=2028, month=6)):
        enter(first).post(f"{DESK}retention/agree/", {"case": str(case.pk), "sure": "1"})
        told = ["โปรดตรวจและยืนยันให้ทำลาย" in enter(one).get(DESK).text for one in desk.officers[:2]]
    assert told == [False, True]


def ask(person, case):
    """Let an officer ask for the name of a closed case's reporter."""
    demo.ask_for_the_name(person, Case.objects.get(pk=case.pk))


@pytest.mark.parametrize("channel", Channel)
def test_a_request_in_a_closed_case_waits_in_the_list_of_whoever_may_agree(desk, channel):
    case, _ = ended(desk, Status.DONE, channel=channel)
    first, second = desk.officers[:2]
    ask(first, case)
    assert rows(enter(first)) == []
    assert rows(enter(second)) == rows(enter(second), "?asks=1") == [case.number]
    assert "ยังไม่ยุติ ๐ เรื่อง" in enter(second).get(DESK).text
    assert enter(second).get(f"{DESK}{uuid4()}/next/").url.endswith(f"{case.pk}/")
    demo.agree_to_the_name(second, case, to=first)
    assert rows(enter(second)) == []
    assert not Case.objects.get(pk=case.pk).asked_after_end


def test_a_request_that_waited_when_its_case_ended_goes_on_waiting(desk):
    case, _ = desk.file(channel="general", text="ไฟดับ")
    first, second = desk.officers[:2]
    ask(first, case)
    assert not Case.objects.get(pk=case.pk).asked_after_end
    take(desk, case, Status.FORWARDED)
    assert rows(enter(second)) == [case.number]


def test_somebody_proposed_for_a_closed_case_waits_for_the_others(desk):
    case, _ = desk.file(channel="general", text="ไฟดับ", involved={desk.officers[2].reader.staff_member_id})
    take(desk, case, Status.FORWARDED)
    first, second = desk.officers[:2]
    with writing(first.opens(case)) as opened:
        rekeying.propose(opened, reader=rekeying.candidates(opened)[0], by=first.reader)
    assert rows(enter(second)) == [case.number]


def test_a_case_that_is_opened_again_tells_of_no_request_beside_its_seal(desk):
    case, _ = ended(desk, Status.FORWARDED)
    ask(desk.officers[0], case)
    assert Case.objects.get(pk=case.pk).asked_after_end
    take(desk, case, Status.TAKEN_BACK)
    assert not Case.objects.get(pk=case.pk).asked_after_end
