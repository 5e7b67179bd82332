"""Withdrawing a case: what follows is told before and after, and it can be undone."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils.html import strip_tags

from complaints.cases import retention, workflow
from complaints.cases.workflow import Status
from complaints.models import Case
from tests.complaints import demo
from tests.complaints.cases.test_workflow import ENDED, take

TRACK = "/complaints/track/"
KEPT = {"general": "๑ ปี", "corruption": "๒ ปี"}


@pytest.fixture(params=["general", "corruption"])
def filed(request, desk):
    with time_machine.travel(demo.MONDAY, tick=False):
        yield desk.file(channel=request.param)


def words(response):
    return " ".join(strip_tags(response.content.decode().split("<main", 1)[1]).split())


def post(client, code, action, **data):
    return client.post(TRACK, {"code": code, "action": action, **data})


def test_one_tap_withdraws_nothing_and_tells_what_would_follow(page_client, filed):
    case, code = filed
    shown = post(page_client, code, "show").content.decode()
    assert 'value="withdrawn"' not in shown
    asked = post(page_client, code, "withdraw")
    page = words(asked)
    assert Case.objects.get(pk=case.pk).outcome == "open"
    for told in (
        f"อย่างน้อย {KEPT[case.channel]}",
        "ภายใน ๓๐ วัน",
        "ส่งข้อความหรือไฟล์เพิ่ม",
        "โปรดแจ้ง ป.ป.ช. โดยตรง",
        "สายด่วน ๑๒๐๕",
    ):
        assert told in page
    for action in ("withdrawn", "show"):
        assert f'name="action" value="{action}"' in asked.content.decode()
    assert "คือถึง ๒๔ พฤษภาคม ๒๕๖๖ หากถอนวันนี้" in page
    assert "เปลี่ยนใจ" not in words(post(page_client, code, "show"))


@pytest.mark.promise("withdrawn-case-is-over")
@pytest.mark.promise("withdrawn-case-takes-nothing-more")
@pytest.mark.promise("withdrawn-case-opens-again")
def test_a_withdrawn_case_says_first_what_happens_to_it_and_opens_again_within_thirty_days(page_client, desk, filed):
    case, code = filed
    page = words(post(page_client, code, "withdrawn", text="หายแล้ว"))
    assert page.index("ต่อจากนี้") < page.index("ถึง ๒๔ พฤษภาคม") < page.index("ลำดับเรื่อง")
    assert "ให้คะแนน" not in page
    for action, data in {
        "rate": {"stars": "5"},
        "reply": {"text": "เพิ่ม", "item": str(uuid4())},
        "naming": {"name": "ก"},
        "withdrawn": {},
    }.items():
        assert post(page_client, code, action, **data).status_code == 422
    opened = desk.officers[0].opens(case)
    assert (opened.case.due_on, opened.case.closed_on) == (case.due_on, demo.MONDAY.date())
    assert workflow.edges(opened, by_reporter=False) == []
    for late, is_open in ((timedelta(days=31), False), (timedelta(days=30), True)):
        with time_machine.travel(demo.MONDAY + late, tick=False):
            again = post(page_client, code, "reopened", text="ถูกบังคับให้ถอน")
        assert (again.status_code == 200) == is_open
    assert "ท่านขอเปิดเรื่องอีกครั้ง" in words(again)
    assert Case.objects.get(pk=case.pk).outcome == "open"


@pytest.mark.promise("withdrawn-case-is-kept")
def test_a_withdrawn_case_is_kept_for_the_years_that_its_page_tells():
    for channel, years in (("general", 1), ("corruption", 2)):
        assert retention.years_kept(channel, "withdrawn") == years


@pytest.mark.promise("withdrawn-case-is-kept")
def test_the_list_of_the_month_holds_a_withdrawn_case_only_after_them(desk):
    for channel, last in (("general", date(2024, 4, 23)), ("corruption", date(2025, 4, 23))):
        case, _ = desk.file(channel=channel)
        take(desk, case, workflow.Status.WITHDRAWN, start=demo.MONDAY - timedelta(days=1))
        assert case not in retention.due(last)
        assert case in retention.due(last + timedelta(days=2))
        assert not retention.destroy(case, today=last + timedelta(days=2))  # nobody agreed


def test_a_reason_that_is_too_long_comes_back_on_the_same_page(page_client, filed):
    page = post(page_client, filed[1], "withdrawn", text="ย" * 20_001)
    assert page.status_code == 422
    assert "จะถอนเรื่องนี้หรือไม่" in words(page)
    assert "ย" * 20_001 in page.content.decode()


def test_nothing_given_is_kept_as_no_name_and_says_so(page_client, filed):
    code = filed[1]
    taken_back = post(page_client, code, "naming", name=" ", contact="")
    assert "ถอนชื่อและช่องทางติดต่อแล้ว" in words(taken_back)
    again = post(page_client, code, "naming", name=" ", contact="")
    assert again.status_code == 422
    assert "โปรดกรอกชื่อหรือช่องทางติดต่ออย่างน้อยหนึ่งช่อง" in words(again)
    assert "ตามที่กรอกแล้ว" not in words(again)
    for action, data, told in (
        ("reply", {"item": str(uuid4())}, "ยังส่งไม่ได้ โปรดแก้ไขดังนี้ โปรดเขียนข้อความหรือแนบไฟล์"),
        ("shut-out", {}, "โปรดเลือก"),
        ("shut-out", {"reader": "9" * 5000}, ""),
    ):
        refused = post(page_client, code, action, **data)
        assert (refused.status_code, told in words(refused)) == (422, True)


def test_a_case_that_the_office_ended_is_rated(page_client, desk, filed):
    case, code = filed
    assert "ให้คะแนน" not in words(post(page_client, code, "show"))
    take(desk, case, *ENDED)
    assert "ให้คะแนน" in words(post(page_client, code, "show"))


def test_a_case_that_was_sent_on_is_rated_only_when_it_came_back_and_ended_here(page_client, desk, filed):
    case, code = filed
    take(desk, case, Status.FORWARDED)
    assert "ให้คะแนน" not in words(post(page_client, code, "show"))
    refused = post(page_client, code, "rate", stars="5")
    assert (refused.status_code, "เรื่องที่ถอนหรือส่งต่อหน่วยงานอื่นไม่มีการให้คะแนน" in words(refused)) == (422, True)
    take(desk, case, Status.TAKEN_BACK, Status.IN_PROGRESS, Status.DONE)
    assert post(page_client, code, "rate", stars="5").status_code == 200


@pytest.mark.parametrize(("days", "is_over"), [(30, False), (31, True)])
def test_a_withdrawn_case_names_the_last_day_and_says_when_it_has_passed(page_client, filed, days, is_over):
    post(page_client, filed[1], "withdrawn")
    with time_machine.travel(demo.MONDAY + timedelta(days=days), tick=False):
        page = words(post(page_client, filed[1], "show"))
    assert ("พ้นกำหนดขอเปิดเรื่องนี้อีกครั้งแล้ว กำหนดคือ ๒๔ พฤษภาคม ๒๕๖๖" in page) == is_over
    assert ("หากเปลี่ยนใจ" in page) == ("คือถึง ๒๔ พฤษภาคม ๒๕๖๖" in page) == (not is_over)
