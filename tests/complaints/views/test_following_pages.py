"""What a case's reporter reads of it: spoken to, the answer that counts now and the next day first."""

import re
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags

from common import thai
from complaints.cases import desk_work, following, reported, workflow
from complaints.cases.open_case import Entry, writing
from complaints.cases.workflow import Status
from complaints.filing import intake
from complaints.views import tracked_acts
from tests import factories
from tests.complaints import demo
from tests.complaints.cases.test_workflow import ENDED, take
from tests.complaints.filing.test_intake import arrive
from tests.complaints.views.test_filing_pages import GENERAL, value_of

TRACK = "/complaints/track/"


def shown(client, code) -> tuple[str, str]:
    """The text of a case's page before its history, and the history."""
    main = client.post(TRACK, {"code": code}).content.decode().split("<main", 1)[1]
    before, history = main.split("ลำดับเรื่อง</h2>", 1)
    return " ".join(strip_tags(before).split()), " ".join(strip_tags(history.split("</ol>")[0]).split())


def test_nothing_names_the_reporter_to_the_reporter():
    for channel in ("general", "corruption"):
        told = [reported.status_told(status, channel) for status in Status]
        told += [reported.entry_told(Entry(kind, "", demo.MONDAY), channel) for kind in reported.TITLES]
        assert [words for words in told if "ผู้ร้อง" in words or "ผู้แจ้ง" in words] == []


@pytest.mark.parametrize(("channel", "words"), [("general", "ท่านยืนยันผลแล้ว"), ("corruption", "ท่านรับทราบผลแล้ว")])
def test_a_confirmed_case_says_so_to_its_reporter(page_client, desk, channel, words):
    case, code = desk.file(channel=channel)
    take(desk, case, *ENDED, Status.CONFIRMED)
    before, history = shown(page_client, code)
    assert words in before
    assert words in history


@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_whoever_confirmed_can_answer_what_the_office_writes_afterwards_and_withdraw_nothing(
    page_client, desk, channel
):
    case, code = desk.file(channel=channel)
    take(desk, case, *ENDED, Status.CONFIRMED)
    reply = {"code": code, "action": "reply", "text": "ได้รับแล้ว"}
    assert page_client.post(TRACK, reply | {"item": str(uuid4())}).status_code == 422
    with writing(desk.officers[0].opens(case)) as again:
        desk_work.write(again, text="โปรดแจ้งบ้านเลขที่", by="x")
    assert "ส่งข้อความหรือไฟล์เพิ่ม" in shown(page_client, code)[0]
    for _ in range(2):
        assert page_client.post(TRACK, reply | {"item": str(uuid4())}).status_code == 200
    assert page_client.post(TRACK, {"code": code, "action": "withdrawn"}).status_code == 422
    assert 'value="withdrawn"' not in page_client.post(TRACK, {"code": code, "action": "withdraw"}).content.decode()
    assert desk.officers[0].opens(case).summary["status"] == Status.CONFIRMED


def test_each_step_of_a_reporter_is_answered_in_words_of_its_own():
    steps = {edge.to for edges in workflow.EDGES.values() for edge in edges if edge.by_reporter}
    assert set(tracked_acts.STEPPED) == steps - {Status.APPEALED}  # appealing has a page that tells who reads now


@pytest.mark.parametrize("after", [(), (Status.IN_PROGRESS,)])
def test_a_case_opened_again_leads_with_its_new_day_and_keeps_the_old_answer_for_the_history(page_client, desk, after):
    case, code = desk.file(channel="general")
    take(desk, case, *ENDED)
    reporter = intake.open_as_reporter(case, intake.claim_of(code))
    following.step(reporter, to=Status.REOPENED, text="ยังดับ", at=demo.MONDAY + timedelta(days=4))
    case.refresh_from_db()
    old, due = "เหตุผลลับ", thai.format_date(case.due_on)
    with time_machine.travel(demo.MONDAY, tick=False):
        before, history = shown(page_client, code)
    assert old not in before
    assert f"เรื่องนี้เปิดอีกครั้งแล้ว หน่วยงานจะแจ้งท่านในหน้านี้ภายใน {due}" in before
    assert old in history
    if after:
        take(desk, case, *after)
        assert old in shown(page_client, code)[0]


@pytest.mark.parametrize(("days", "said"), [(30, False), (31, True)])
def test_who_comes_too_late_to_open_a_case_again_is_led_to_a_new_one(page_client, desk, days, said):
    case, code = desk.file(channel="general")
    take(desk, case, *ENDED)
    late = datetime.combine(case.closed_on + timedelta(days=days), time(12), tzinfo=demo.BANGKOK)
    with time_machine.travel(late, tick=False):
        before, _ = shown(page_client, code)
    assert ("พ้นกำหนดขอเปิดเรื่องอีกครั้งแล้ว" in before) == said
    assert ("เหตุผลที่ขอเปิดเรื่องอีกครั้ง" in before) != said


def test_the_receipt_says_what_the_numbers_of_files_are_for_and_folds_them(page_client, desk):
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        token = value_of(page_client.get(GENERAL).content.decode(), "token")
        clock.shift(60)
        files = [SimpleUploadedFile("ภาพ.jpg", b"picture" * 10)]
        sent = {"token": token, "action": "file", "kind": "ร้องทุกข์", "text": "ไฟดับ", "files": files}
        page = page_client.post(GENERAL, sent).content.decode()
    folded = re.search(r'<details class="fingerprints">.*?</details>', page, re.DOTALL)[0]
    assert "ท่านไม่ต้องจด" in folded
    assert not re.search(r"\b[0-9a-f]{64}\b", strip_tags(page.replace(folded, "")).split("หลักฐานการรับเรื่อง")[0])


def test_the_files_of_an_answer_are_fetched_where_it_stands_and_those_of_each_entry_too(page_client, desk):
    case, code = desk.file(channel="general", arrived=[arrive(b"hole", "หลุม.jpg")])
    take(desk, case, Status.ACCEPTED, Status.IN_PROGRESS)
    with writing(desk.officers[0].opens(case)) as opened:
        desk_work.answer(opened, text="ซ่อมแล้ว", to="done", by="1", arrived=[arrive(b"mended", "ซ่อมแล้ว.jpg")])
    page_client.post(TRACK, {"code": code, "action": "reply", "text": "ขอบคุณ", "item": str(uuid4())})
    page = page_client.post(TRACK, {"code": code}).content.decode()
    answer = page.split('<section class="answer"')[1].split("</section>")[0]
    assert re.findall(r'value="download">([^<]+)<', answer) == ["ซ่อมแล้ว.jpg"]
    thread = page.split('<ol class="thread">')[1].split("</ol>")[0]
    assert re.findall(r'value="download">([^<]+)<', thread) == ["ซ่อมแล้ว.jpg", "หลุม.jpg"]
    file = re.search(r'name="file"\s+value="(\w+)"', answer)[1]
    sent = page_client.post(TRACK, {"code": code, "action": "download", "file": file})
    assert b"".join(sent.streaming_content) == b"mended"


def days_late(client, case, code, days, due=None):
    noon = datetime.combine((due or case.due_on) + timedelta(days=days), time(12), tzinfo=demo.BANGKOK)
    with time_machine.travel(noon, tick=False):
        return shown(client, code)[0]


@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_a_day_that_has_passed_is_told_first_and_as_passed_with_where_to_ask(page_client, desk, channel):
    factories.organisation(phones="042 000 000")
    factories.publish("organisation", "", at=demo.MONDAY)
    case, code = desk.file(channel=channel)
    due = thai.format_date(case.due_on)
    assert f"หน่วยงานจะแจ้งท่านในหน้านี้ภายใน {due}" in days_late(page_client, case, code, 0)
    before = days_late(page_client, case, code, 3)
    assert before.index(f"ภายใน {due} แต่ยังไม่ได้แจ้ง เกินกำหนด ๓ วัน") < before.index("ส่งข้อความหรือไฟล์เพิ่ม")
    assert f"โทรศัพท์ ๐๔๒ ๐๐๐ ๐๐๐ โดยบอกว่าเรื่องหมายเลข {case.number}" in before
    assert "สายด่วน ๑๒๐๕" in before.split("ส่งข้อความหรือไฟล์เพิ่ม")[0]
    assert "หน่วยงานจะแจ้งท่าน" not in before


def test_progress_that_is_late_is_told_before_the_old_answer(page_client, desk):
    case, code = desk.file(channel="general")
    take(desk, case, Status.ACCEPTED)
    before = days_late(page_client, case, code, 1, due=case.answered_on + timedelta(days=30))
    assert before.index("หน่วยงานต้องแจ้งความคืบหน้าในหน้านี้ภายใน") < before.index("คำตอบจากหน่วยงาน")
