"""The year wheel: what the running year and the years in between lack, with the step that makes it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from common import wheel
from complaints.figures import statistics
from disclosures.models.gifts import Register
from ita.models import EitRound, OitCatalogue, OitItem
from kokkhon_ita import roles
from measures.models import Plan
from publishing import workflow
from publishing.yearly import OnItsWay
from tests import factories
from tests.disclosures import records
from tests.services import records as services

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


def told(user, today=TODAY):
    turn = wheel.turn(user, today)
    return {year: [(duty.label, say, duty.step) for duty, say in duties] for year, duties in turn.missing}


@pytest.fixture
def publisher():
    return factories.user(roles.PUBLISHER)


def test_new_office_is_told_what_the_running_year_lacks(publisher):
    assert told(publisher) == {
        2570: [
            ("แผนมาตรการประจำปี", "ยังไม่มี", "เปิดปีงบประมาณ"),
            ("ประกาศนโยบายไม่รับของขวัญ", "ยังไม่มี", "เพิ่มประกาศ"),
            ("แบบวัด EIT", "ยังไม่มี", "เพิ่มแบบวัด EIT"),
            ("แบบตรวจ OIT", "ยังไม่มี", "เพิ่มแบบตรวจ OIT"),
            ("สำรวจความพึงพอใจ ครึ่งปีแรก (ตุลาคม – มีนาคม)", "ภายในวันที่ ๓๑ มีนาคม ๒๕๗๐", "เปิดรอบสำรวจ"),
        ]
    }


def test_years_in_between_are_named_and_what_is_out_is_not(publisher):
    factories.published_plan(2568)
    records.announcement(2569)
    missing = {year: [label for label, _, _ in duties] for year, duties in told(publisher).items()}
    assert list(missing) == [2570, 2569, 2568]
    assert missing[2570][0] == missing[2569][0] == "แผนมาตรการประจำปี"
    assert missing[2568] == ["รายงานผลรอบ ๖ เดือน", "รายงานผลรอบ ๑๒ เดือน"]
    assert ("ประกาศนโยบายไม่รับของขวัญ", "ยังไม่มี", "ส่งขออนุมัติ") in told(publisher)[2569]
    assert [label for label in missing[2569] if label.startswith("รายงานการรับของขวัญ")] == [
        "รายงานการรับของขวัญ ครึ่งปีแรก (ตุลาคม – มีนาคม)",
        "รายงานการรับของขวัญ ครึ่งปีหลัง (เมษายน – กันยายน)",
    ]


def test_cancelling_what_was_to_come_leaves_what_is_out(publisher):
    factories.published_plan(2570)
    Plan.objects.update(preamble="คำนำใหม่")
    later = timezone.now() + timedelta(days=9)
    approver = factories.superuser(username="approves")
    coming = workflow.approve(factories.submit(key="2570", publish_at=later), by=approver)
    workflow.withdraw(coming, by=approver, reason="ยังไม่พร้อม")
    assert "2570" in OnItsWay("measures").out


def test_step_follows_how_far_it_has_come(publisher):
    def step(label):
        return {name: step for name, _, step in told(publisher).get(2570, [])}.get(label, "")

    factories.plan(2570)
    assert step("แผนมาตรการประจำปี") == "ส่งขออนุมัติ"
    asked = factories.submit("measures", "2570")
    assert step("แผนมาตรการประจำปี") == "ดูคำขอที่รออนุมัติ"
    factories.workflow.approve(asked, by=factories.superuser())
    assert step("แผนมาตรการประจำปี") == ""
    item = OitItem.objects.create(catalogue=OitCatalogue.objects.create(fiscal_year=2570), order=1, code="O1")
    assert step("แบบตรวจ OIT") == "ตอบแบบตรวจ OIT"
    item.answers.create(order=1, page="/contact/")
    assert step("แบบตรวจ OIT") == "ส่งขออนุมัติ"


def test_last_day_of_the_eit_survey_is_the_public_one_and_a_draft_s_other_day_is_named(publisher):
    def last_day():
        return [(duty.label, duty.day) for duty in wheel.turn(publisher, TODAY).duties if duty.name == "eit-closes"]

    words, public, other = "วันสุดท้ายที่รับคำตอบ EIT", date(2027, 6, 30), date(2027, 7, 31)
    EitRound.objects.create(fiscal_year=2570, code="u4gpi2", opens=date(2027, 1, 5), closes=public)
    assert last_day() == [(f"{words} ตามร่างที่ยังไม่เผยแพร่", public)]
    factories.publish("eit", "2570")
    assert last_day() == [(words, public)]
    EitRound.objects.update(closes=other)
    assert last_day() == [(f"{words} (ร่างที่ยังไม่เผยแพร่: ๓๑ กรกฎาคม ๒๕๗๐)", public)]
    EitRound.objects.update(closes=None)
    assert last_day() == [(f"{words} (ร่างที่ยังไม่เผยแพร่: ไม่ระบุวัน)", public)]


def test_round_of_the_survey_that_nobody_announced_is_missing_until_its_last_day(publisher):
    def missing(today):
        return [row for row in told(publisher, today).get(2570, []) if "สำรวจความพึงพอใจ" in row[0]]

    services.service()
    asked = services.round_of(fiscal_year=2570, part="1", opens=date(2026, 11, 1), closes=date(2026, 12, 31))
    words = "ประกาศรอบสำรวจความพึงพอใจ ครึ่งปีแรก (ตุลาคม – มีนาคม)", "ภายในวันที่ ๓๑ ธันวาคม ๒๕๖๙"
    assert missing(TODAY) == [(*words, "ส่งขออนุมัติ")]
    assert missing(date(2027, 1, 1)) == []
    factories.organisation()
    request = factories.submit("survey-round", asked.key)
    assert missing(TODAY) == [(*words, "ดูคำขอที่รออนุมัติ")]
    factories.workflow.approve(request, by=factories.superuser())
    assert missing(TODAY) == []


def test_benefits_under_section_128_are_a_report_of_their_own(publisher):
    records.announcement(2569)
    label = "รายงานการรับทรัพย์สินหรือประโยชน์อื่นใด (มาตรา ๑๒๘) ครึ่งปีแรก (ตุลาคม – มีนาคม)"
    assert (label, "ยังไม่มี", "ทำรายงาน") in told(publisher)[2569]
    records.gift_report(fiscal_year=2569, half=1, register=Register.LAW)
    assert (label, "ยังไม่มี", "ส่งขออนุมัติ") in told(publisher)[2569]
    factories.publish("benefits", "2569-1")
    assert label not in [name for name, _, _ in told(publisher)[2569]]


def test_figures_of_complaints_are_wanted_after_each_half_that_the_site_counted(publisher, time_machine, monkeypatch):
    def missing(today):
        time_machine.move_to(f"{today}T03:00:00Z")
        turn = wheel.turn(publisher, today)
        rows = [(year, duty) for year, duties in turn.missing for duty, _ in duties]
        return [(year, duty.name, duty.step) for year, duty in rows if duty.name.startswith("complaints")]

    monkeypatch.setattr(statistics, "began", lambda: date(2026, 11, 2))
    assert missing(TODAY) == []
    assert missing(date(2027, 4, 1)) == [(2570, "complaints-1", "ส่งขออนุมัติ")]
    factories.publish("complaint-statistics", "2570")
    assert missing(date(2027, 4, 2)) == []
    assert missing(date(2027, 10, 1)) == [(2570, "complaints-2", "ส่งขออนุมัติ")]
    factories.submit("complaint-statistics", "2570")
    assert missing(date(2027, 10, 2)) == [(2570, "complaints-2", "ดูคำขอที่รออนุมัติ")]


def test_clerk_is_told_of_the_own_divisions_work_alone():
    ours, theirs, *_ = factories.divisions()
    records.topic("ours", division=ours, first_year=2570)
    records.topic("theirs", division=theirs, first_year=2570)
    plan = factories.plan(2570, measures=0)
    factories.measure(plan, 1, results=0)
    factories.measure(plan, 2, responsible=0)
    clerk = factories.user(roles.DIVISION_CLERK, division=ours)
    assert [(label, step) for label, _, step in told(clerk)[2570]] == [
        ("เอกสารหรือคำรับรองว่าไม่มีรายการ ๑ หัวข้อ", "เพิ่มเอกสาร"),
        ("รายงานผลรอบ ๖ เดือน", "รายงานผล ๑ มาตรการ"),
    ]
    assert ("รายงานผลรอบ ๖ เดือน", "เกินกำหนด ๑ วัน", "รายงานผล ๑ มาตรการ") in told(clerk, date(2027, 4, 1))[2570]


def test_statement_of_nothing_fills_a_topic():
    topic = records.topic(division=factories.divisions()[0], first_year=2570)
    clerk = factories.user(roles.DIVISION_CLERK, division=topic.division)
    assert [label for label, _, _ in told(clerk)[2570]] == ["เอกสารหรือคำรับรองว่าไม่มีรายการ ๑ หัวข้อ"]
    records.statement(topic, 2570)
    assert told(clerk) == {}


def test_auditor_has_no_duties():
    factories.published_plan(2570)
    assert wheel.turn(factories.user(roles.AUDITOR), TODAY) is None


@pytest.mark.parametrize("first", [2570, 2560])
def test_costs_the_same_however_many_years(publisher, first, django_assert_max_num_queries):
    factories.plan(first, measures=3)
    publisher.get_all_permissions()
    with django_assert_max_num_queries(48):
        wheel.turn(publisher, TODAY)


def test_first_page_shows_it_and_every_step_opens(page_client, publisher, time_machine):
    time_machine.move_to("2026-11-28T03:00:00Z")
    factories.plan(2568)
    records.topic(first_year=2570)
    page_client.force_login(publisher)
    page = page_client.get("/admin/").text
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๙ ยังขาด ๑ อย่าง" in page
    assert "๑ เมษายน ๒๕๗๐ รายงานการรับของขวัญ ครึ่งปีแรก (ตุลาคม – มีนาคม)" in page
    steps = {duty.url for _, duties in wheel.turn(publisher, TODAY).missing for duty, _ in duties}
    assert len(steps) == 9
    for url in steps:
        assert page_client.get(url, follow=True).status_code == 200, url
    assert 'value="๒๕๗๐"' in page_client.get("/admin/measures/plan/open-year/?year=2570").text


def test_calendar_holds_the_days_of_two_years(page_client, publisher, time_machine):
    time_machine.move_to("2026-11-28T03:00:00Z")
    factories.plan(2570)
    EitRound.objects.create(fiscal_year=2570, opens=date(2027, 1, 4), closes=date(2027, 6, 30))
    page_client.force_login(publisher)
    response = page_client.get("/admin/duties.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert max(map(len, response.content.split(b"\r\n"))) <= 75
    events = {str(event["uid"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}
    six = events["2570-round-6@testserver"]
    assert six["dtstart"].dt == date(2027, 3, 31)
    assert six["summary"] == "รายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐"
    assert [alarm["trigger"].dt.days for alarm in six.walk("VALARM")] == [-30, -7]
    assert events["2570-eit-closes@testserver"]["dtstart"].dt == date(2027, 6, 30)
    assert events["2571-round-12@testserver"]["dtstart"].dt == date(2028, 9, 30)
