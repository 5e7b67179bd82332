"""Two at one case: what came in while an officer wrote is read first, and what was typed stays on the page."""

import re

import pytest
import time_machine

from complaints.cases.workflow import Status
from tests.complaints import demo
from tests.complaints.admin.test_daily_work import act, reply
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.cases.test_workflow import ENDED, take
from tests.complaints.views.test_filing_pages import TRACK

TYPED = "เหตุผลยาวที่พิมพ์ไว้นานจนไม่อยากพิมพ์ใหม่อีกครั้งเลยแม้แต่น้อย"
KEPT = 'id="unplaced-text"'


@pytest.fixture
def officers(desk):
    with time_machine.travel(demo.MONDAY):
        yield [enter(one) for one in desk.officers[:2]]


def seen(client, case):
    return re.search('name="seen" value="([0-9]+)"', client.get(f"{DESK}{case.pk}/").text)[1]


def texts(desk, case):
    return [entry.content.get("text") for entry in desk.officers[0].opens(case).entries()][1:]


def test_an_answer_from_before_others_wrote_is_sent_only_after_they_were_read(desk, officers):
    (first, second), (case, code) = officers, desk.file(channel="corruption")
    before = seen(first, case)
    act(second, case, action="write", text="ขอทราบเลขที่", seen=before)
    reply(case, code, "เลขที่ ๕")
    page = act(first, case, action="write", text=TYPED, seen=before)
    assert page.status_code == 422
    assert "มีสิ่งใหม่ในลำดับเรื่องหลังจากท่านเปิดหน้านี้" in page.text
    assert f">{TYPED}</textarea>" in page.text
    assert texts(desk, case) == ["ขอทราบเลขที่", "เลขที่ ๕"]
    now = re.search('name="seen" value="([0-9]+)"', page.text)[1]
    assert act(first, case, action="write", text=TYPED, seen=now).status_code == 302
    assert texts(desk, case)[-1] == TYPED
    assert act(first, case, action="write", text="อีกข้อความของตน", seen=now).status_code == 302


def test_a_case_whose_reporter_wrote_after_the_list_was_opened_is_not_ended_with_the_others(desk, officers):
    filed = [desk.file(channel="general", text="ขายยา") for _ in range(2)]
    (junk, _), (case, code) = filed
    page = officers[0].get(DESK).text
    chosen = dict(re.findall('name="(listed:[0-9a-f-]+)" value="([0-9]+)"', page))
    assert len(chosen) == 2
    reply(case, code, "ขอแจ้งเพิ่ม ถนนพัง")
    sent = {"case": [str(one.pk) for one, _ in filed], "reason": "ข้อความโฆษณา", "sure": "1"}
    page = officers[0].post(f"{DESK}turn-away/", sent | chosen).text
    assert f"เรื่อง {case.number}: มีผู้เขียนเพิ่มในเรื่องนี้หลังจากท่านเปิดรายการ จึงยังไม่ได้ยุติ" in page
    assert 'value="ข้อความโฆษณา"' in page
    assert [desk.officers[0].opens(one).summary["status"] for one in (junk, case)] == ["rejected", "received"]
    chosen = dict(re.findall('name="(listed:[0-9a-f-]+)" value="([0-9]+)"', page))
    assert officers[0].post(f"{DESK}turn-away/", sent | chosen | {"case": [str(case.pk)]}).status_code == 302
    assert desk.officers[0].opens(case).summary["status"] == "rejected"


@pytest.mark.parametrize("sent", [{"action": "triage"}, {"action": "move", "to": "accepted"}])
def test_the_words_of_a_step_that_somebody_took_already_stay(desk, officers, sent):
    case, _ = desk.file(channel="general")
    act(officers[1], case, action="move", to="accepted")
    page = act(officers[0], case, text=TYPED, **sent)
    assert page.status_code == 422
    assert KEPT in page.text
    assert TYPED in page.text


def test_an_answer_with_a_step_that_somebody_took_already_says_so(desk, officers):
    case, _ = desk.file(channel="general")
    act(officers[1], case, action="move", to="accepted")
    page = act(officers[0], case, action="write", text=TYPED, to="accepted").text
    assert "อาจมีผู้อื่นเปลี่ยนสถานะไปก่อนแล้ว" in page
    assert KEPT not in page


def test_a_reporter_reads_what_confirming_ends_and_keeps_what_was_typed_beside_it(desk, page_client):
    case, code = desk.file(channel="general")
    take(desk, case, *ENDED)
    assert "ท่านจะขอเปิดเรื่องอีกครั้งไม่ได้" in page_client.post(TRACK, {"code": code}).text
    take(desk, case, Status.CONFIRMED)
    for action in ("reply", "reopened"):
        page = page_client.post(TRACK, {"code": code, "action": action, "text": TYPED})
        assert page.status_code == 422
        assert KEPT in page.text, action
        assert TYPED in page.text, action
