"""A day at the desk: lists by what waits, two clocks, triage in few clicks, junk ended together."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from lxml import html

from complaints.admin import verbs
from complaints.cases import following
from complaints.cases.workflow import Status
from complaints.filing import intake
from complaints.models import Case
from tests import factories
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.cases.test_workflow import ENDED, take


@pytest.fixture
def officer(desk):
    factories.divisions()
    with time_machine.travel(demo.MONDAY):
        yield enter(desk.officers[0])


def rows(client, query=""):
    """The numbers of the cases in the list, from the top."""
    return re.findall(r"/room/[0-9a-f-]{36}/[^>]*>\s*(\w{8})", client.get(f"{DESK}{query}").content.decode())


def act(client, case, **data):
    return client.post(f"{DESK}{case.pk}/act/", data)


def reply(case, code, text="ขอเพิ่มเติม"):
    following.reply(
        intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code)), text=text, arrived=(), item=None
    )


def test_the_list_is_by_arrival_and_tells_what_each_case_waits_for(desk, officer):
    new, _ = desk.file(channel="general", place="หมู่ ๓ หน้าวัด", text="ไฟดับ", at=demo.MONDAY)
    old, code = desk.file(channel="general", text="ถนนพัง", at=demo.MONDAY - timedelta(days=3))
    assert rows(officer) == [old.number, new.number]
    assert rows(officer, "?turn=new") == [old.number, new.number]
    act(officer, old, action="write", text="รับทราบ")
    assert rows(officer, "?turn=ours") == [old.number]
    reply(old, code)
    assert rows(officer, "?turn=replied") == [old.number]
    assert rows(officer, "?place=หมู่ ๓") == [new.number]


def test_the_way_to_a_page_names_the_desk_once(desk, officer):
    case, _ = desk.file(channel="general", text="ไฟดับ")
    crumbs = [
        re.search('<div class="breadcrumbs">.*?</div>', officer.get(path).text, re.DOTALL)[0]
        for path in (DESK, f"{DESK}{case.pk}/")
    ]
    assert [words.count("ห้องรับเรื่อง") for words in crumbs] == [1, 1]


def test_the_next_case_stands_below_word_that_the_one_before_was_saved(desk, officer):
    saved, _ = desk.file(channel="general", text="ไฟดับ", at=demo.MONDAY - timedelta(days=1))
    after, _ = desk.file(channel="general", text="ถนนพัง")
    response = officer.post(f"{DESK}{saved.pk}/act/", {"action": "write", "text": "รับทราบ", "next": "1"}, follow=True)
    assert response.redirect_chain[-1][0] == f"{DESK}{after.pk}/"
    assert "เรื่องก่อนหน้า: ส่งคำตอบถึงผู้แจ้งแล้ว" in response.text  # no number: messages lie in a session for a while


def test_who_asks_for_what_two_decide_reads_that_it_waits_and_where(desk, officer):
    case, _ = desk.file()
    asked = {"action": "move", "to": "rejected", "text": demo.REASON}
    page = officer.post(f"{DESK}{case.pk}/act/", asked, follow=True).text
    assert verbs.ASKED in page
    assert page.index("คำขอที่รอยืนยัน") < page.index("ตอบหรือถามผู้แจ้ง")


def test_after_the_first_answer_a_second_clock_runs(desk, officer):
    case, code = desk.file(channel="general", text="ถนนพัง")
    act(officer, case, action="write", text="รับทราบ")
    page = officer.get(f"{DESK}{case.pk}/").content.decode()
    assert "แจ้งความคืบหน้าภายในวันที่ ๒๔ พฤษภาคม ๒๕๖๖" in page
    reply(case, code)  # a reporter who asks again does not push the day away
    with time_machine.travel(demo.MONDAY + timedelta(days=31)):
        late = enter(desk.officers[1])
        assert rows(late, "?late=1") == [case.number]
        act(late, case, action="write", text="กำลังซ่อม")
        assert rows(late, "?late=1") == []


def test_answer_and_status_are_one_step(desk, officer):
    case, _ = desk.file(channel="general", text="ถนนพัง")
    assert act(officer, case, action="write", text="จะซ่อมพรุ่งนี้", to="accepted").status_code == 302
    opened = desk.officers[0].opens(case)
    assert opened.summary["status"] == "accepted"
    assert [entry.content.get("text") for entry in opened.entries()][1:] == ["จะซ่อมพรุ่งนี้"]


def test_an_answer_ends_no_case_of_corruption(desk, officer):
    case, _ = desk.file(channel="corruption")
    assert act(officer, case, action="write", text="ไม่รับ", to="rejected").status_code == 422
    assert desk.officers[0].opens(case).summary["status"] == "received"


def test_junk_is_ended_together_with_a_reason_but_no_report_of_corruption(desk, officer):
    junk = [desk.file(channel="general", text="ขายยา")[0] for _ in range(3)]
    other, _ = desk.file(channel="corruption")
    chosen = [str(case.pk) for case in [*junk, other]]
    assert (
        "โปรดเขียนเหตุผล"
        in officer.post(f"{DESK}turn-away/", {"case": chosen, "sure": "1"}, follow=True).content.decode()
    )
    page = officer.post(
        f"{DESK}turn-away/", {"case": chosen, "reason": "โฆษณา", "sure": "1"}, follow=True
    ).content.decode()
    assert "ยุติเรื่องที่ไม่ใช่เรื่องร้องเรียนแล้ว ๓ เรื่อง" in page
    assert other.number in page
    assert Case.objects.filter(outcome="rejected").count() == 3
    assert desk.officers[0].opens(junk[0]).entries()[-1].content["text"] == "ไม่ใช่เรื่องร้องเรียน: โฆษณา"


def test_the_sheet_for_paper_holds_no_name(desk, officer):
    case, _ = desk.file(channel="general", text="ถนนพัง")
    page = officer.get(f"{DESK}{case.pk}/print/").content.decode()
    assert "ถนนพัง" in page
    assert "นางผู้แจ้ง" not in page


class Clicks:
    """An officer's browser that counts: each link, choice, text begun and button is one click."""

    def __init__(self, client):
        self.client, self.count, self.page, self.at = client, 0, None, ""

    def _show(self, response):
        while response.status_code == 302:
            self.at = response["Location"]
            response = self.client.get(self.at)
        assert response.status_code == 200
        self.page = html.fromstring(response.text)

    def go(self, address):
        self.at, self.count = address, self.count + 1
        self._show(self.client.get(address))

    def submit(self, button, **chosen):
        """Press a button by its words, after choosing these fields of its form."""
        [form] = [f for f in self.page.forms if any(button in b.text_content() for b in f.iterfind(".//button"))]
        data = dict(form.form_values()) | chosen
        self.count += 1 + sum(len(v) if isinstance(v, list) else 1 for v in chosen.values())
        self._show(self.client.post(form.action, data))


def test_twenty_cases_are_sorted_in_sixty_clicks(desk, officer):
    cases = [desk.file(channel="general", text=f"เรื่องที่ {n}", at=demo.MONDAY - timedelta(days=n))[0] for n in range(20)]
    junk = [str(case.pk) for case in cases[:5]]
    clicks = Clicks(officer)
    clicks.go(DESK)
    clicks.submit("ยุติเรื่องที่เลือก", case=junk, reason="โฆษณา", sure="1")
    first = clicks.page.xpath("//table//th[@scope='row']/a/@href")[0]
    clicks.go(first)
    division = clicks.page.xpath("//input[@name='division']/@value")[0]
    for _ in range(15):
        clicks.submit("รับไว้พิจารณา แล้วไป", division=division)
    assert clicks.count <= 60
    assert clicks.at == DESK
    assert Case.objects.filter(outcome="rejected").count() == 5
    assert {desk.officers[0].opens(case).summary["status"] for case in cases[5:]} == {"accepted"}
    assert Case.objects.filter(answered_on=date(2023, 4, 24)).count() == 20


def test_a_case_opened_again_waits_as_such_until_the_office_writes(desk, officer):
    case, code = desk.file(channel="general", text="ถนนพัง")
    take(desk, case, *ENDED)
    reporter = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
    following.step(reporter, to=Status.REOPENED, text="ยังพังอยู่")
    assert rows(officer, "?turn=again") == [case.number]
    assert rows(officer, "?turn=new") == []
    assert "เปิดอีกครั้ง รอตอบ" in officer.get(DESK).text
    act(officer, case, action="write", text="จะไปดูอีกครั้ง")
    assert rows(officer, "?turn=again") == rows(officer, "?turn=new") == []
    assert rows(officer, "?turn=ours") == [case.number]
