"""An officer asks the reporter: with a button beside sending, or while taking a new case up."""

from datetime import timedelta

import time_machine
from django.utils.html import strip_tags

from complaints.cases.workflow import Status
from complaints.models import Case
from tests.complaints import demo
from tests.complaints.admin.test_daily_work import act, officer, reply, rows  # noqa: F401 (a fixture)
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.cases.test_workflow import ENDED, take

TEXT = "เสาไฟต้นไหน โปรดบอกเลขที่เสา"


def words(client, address=DESK):
    return " ".join(strip_tags(client.get(address).text.split("</header>", 1)[1]).split())


def test_the_list_tells_that_a_case_waits_for_its_reporter_and_since_when(desk, officer):  # noqa: F811
    case, code = desk.file(channel="general", text="ไฟดับ")
    page = officer.post(f"{DESK}{case.pk}/act/", {"action": "write", "text": TEXT, "asks": "1"}, follow=True).text
    assert "ส่งคำถามถึงผู้แจ้งแล้ว" in page
    assert "ขอข้อมูลเพิ่มจากผู้แจ้งเมื่อ ๒๔ เมษายน ๒๕๖๖ ขอคำตอบภายใน ๙ พฤษภาคม ๒๕๖๖" in " ".join(strip_tags(page).split())
    assert rows(officer, "?turn=asked") == [case.number]
    assert rows(officer, "?turn=new") == []
    assert "รอข้อมูลจากผู้แจ้ง ถามเมื่อ ๒๔ เม.ย. ๒๕๖๖" in words(officer)
    assert Case.objects.get(pk=case.pk).answered_on is None
    reply(case, code)
    assert rows(officer, "?turn=asked") == []
    assert rows(officer, "?turn=new") == [case.number]


def test_a_case_without_an_answer_comes_back_and_the_next_button_leads_to_it(desk, officer):  # noqa: F811
    case, _ = desk.file(channel="general", text="ไฟดับ")
    act(officer, case, action="triage", text=TEXT, asks="1")
    other, _ = desk.file(channel="general", text="ถนนพัง")
    assert officer.get(f"{DESK}{other.pk}/next/").url == DESK
    with time_machine.travel(demo.MONDAY + timedelta(days=16)):
        later = enter(desk.officers[1])
        assert "ไม่มีคำตอบภายใน ๙ พ.ค. ๒๕๖๖" in words(later)
        assert rows(later, "?turn=ours") == [case.number]
        assert later.get(f"{DESK}{other.pk}/next/").url == f"{DESK}{case.pk}/"


def test_a_new_case_is_taken_up_and_asked_about_in_one_act(desk, officer):  # noqa: F811
    case, _ = desk.file(channel="general", text="ไฟดับ")
    assert act(officer, case, action="triage", text=TEXT, asks="1").status_code == 302
    opened = desk.officers[0].opens(case)
    assert [entry.content.get("text") for entry in opened.entries()[1:]] == ["", TEXT]
    assert (opened.summary["status"], "asks" in opened.entries()[-1].content) == (Status.ACCEPTED, True)
    assert Case.objects.get(pk=case.pk).answered_on == demo.MONDAY.date()  # that it was accepted was told


def test_a_refused_question_stays_typed_and_an_ended_case_offers_none(desk, officer):  # noqa: F811
    case, _ = desk.file(channel="general", text="ไฟดับ")
    refused = act(officer, case, action="write", text=TEXT, asks="1", to="rejected")
    assert refused.status_code == 422
    assert f"{TEXT}</textarea>" in refused.text
    take(desk, case, *ENDED)
    assert 'name="asks"' not in officer.get(f"{DESK}{case.pk}/").text
