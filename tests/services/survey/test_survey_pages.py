"""Answering the survey as people and as robots do."""

import re

import pytest
import time_machine
from django.utils import timezone
from lxml import html

from common import thai
from publishing import workflow
from publishing.models import Edition
from services.models import Answer, Comment, PaperBatch, Round, Service, Standing
from services.paper import entries
from services.survey import kiosk, recording, slips, tokens
from tests import factories
from tests.services import records

pytestmark = pytest.mark.django_db
QUICKLY = {"marks": "5"}


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Tests type faster than people."""
    monkeypatch.setattr(tokens, "LEAST_AGE", timezone.timedelta(seconds=-1))


def filled(client, asked, address="/survey/", **changes):
    """Return what a browser would send after every question was answered."""
    token = re.search(r'name="token" value="([^"]+)"', client.get(address).text)[1]
    marks = {f"q{question.pk}": "5" for question in asked.form.questions()}
    return {"token": token, "service": asked.asked().get().pk, **marks} | changes


def test_answer_is_written_counted_and_thanked(page_client, asked):
    sent = filled(page_client, asked, sex="f", age="60", comment="ที่จอดรถน้อย")
    response = page_client.post("/survey/", sent)
    assert (response.status_code, response.headers["Location"]) == (302, "/survey/thanks/")
    answer = Answer.objects.get()
    assert (answer.marks, answer.channel, answer.day, answer.sex) == ("55555", "qr", timezone.localdate(), "f")
    assert {row.service_id: row.counts for row in Standing.objects.all()} == recording.recounted(asked)
    assert Comment.objects.get().text == "ที่จอดรถน้อย"
    assert "ร้องทุกข์ ร้องเรียนทั่วไป" in page_client.get("/survey/thanks/").text


@pytest.mark.promise("survey-keeps-nobody")
def test_nothing_is_kept_of_who_answered(page_client, asked):
    page_client.post("/survey/", filled(page_client, asked), headers={"user-agent": "Phone"}, REMOTE_ADDR="203.0.113.9")
    assert not page_client.cookies
    assert "no-store" in page_client.get("/survey/").headers["Cache-Control"]
    kept = {field.name for field in Answer._meta.fields}
    assert kept == {"id", "round", "service", "channel", "day", "sex", "age", "marks"}
    assert {field.name for field in Comment._meta.fields} == {"id", "round", "service", "text", "cleaned", "published"}


def test_question_may_be_left_out_but_not_all(page_client, asked):
    first, *others = (f"q{question.pk}" for question in asked.form.questions())
    assert page_client.post("/survey/", filled(page_client, asked, **{first: ""})).status_code == 302
    assert Answer.objects.get().marks == "05555"
    empty = filled(page_client, asked, comment="ข้อความที่พิมพ์ไว้", **dict.fromkeys([first, *others], ""))
    response = page_client.post("/survey/", empty)
    assert response.status_code == 422
    assert "ยังไม่ได้ให้คะแนนข้อใด" in response.text
    assert "ข้อความที่พิมพ์ไว้" in response.text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"service": ""}, "โปรดเลือกบริการที่ท่านใช้"),
        ({"service": "999"}, "โปรดเลือกบริการที่ท่านใช้"),
        ({"website": "http://spam"}, "เว้นว่างไว้"),
        ({"sex": "x"}, ""),
        ({"comment": "ย" * 1001}, "๑,๐๐๐"),
        ({"comment": "ย" * 500_000}, "๑,๐๐๐"),
        ({"token": "made-up"}, "คำตอบของท่านยังอยู่"),
    ],
)
def test_what_can_not_be_counted_comes_back_and_is_not_written(page_client, asked, changes, said):
    response = page_client.post("/survey/", filled(page_client, asked, **changes))
    assert response.status_code == 422
    assert said in response.text
    assert not Answer.objects.exists()


@pytest.mark.parametrize("mark", ["6", "0", "-1", "๕", "x", "5.0", "55", "5\x00"])
def test_mark_that_is_none_of_the_five_comes_back_and_is_not_written(page_client, asked, mark):
    first = asked.form.questions()[0].pk
    assert page_client.post("/survey/", filled(page_client, asked, **{f"q{first}": mark})).status_code == 422
    assert not Answer.objects.exists()


def test_what_no_form_asked_is_neither_read_nor_kept(page_client, asked):
    sent = filled(page_client, asked, q999999="5", round="7", channel="paper", day="2500-01-01", comment="ข้อ\x00ความ")
    assert page_client.post("/survey/", sent).status_code == 302
    answer = Answer.objects.get()
    assert (answer.marks, answer.channel, answer.day, answer.round) == ("55555", "qr", timezone.localdate(), asked)
    assert Comment.objects.get().text == "ข้อความ"


def test_round_that_ended_while_somebody_typed_says_so_and_writes_nothing(page_client, asked):
    sent = filled(page_client, asked)
    Round.objects.update(closes=asked.opens, opens=asked.opens)
    records.announce(asked)
    assert "ไม่มีรอบสำรวจที่เปิดรับคำตอบ" in page_client.post("/survey/", sent).text
    assert not Answer.objects.exists()


def test_too_fast_and_too_old_forms_come_back(page_client, asked, monkeypatch):
    monkeypatch.setattr(tokens, "LEAST_AGE", timezone.timedelta(seconds=3))
    sent = filled(page_client, asked)
    assert page_client.post("/survey/", sent).status_code == 422
    with time_machine.travel(timezone.now() + timezone.timedelta(seconds=20)):
        assert page_client.post("/survey/", sent).status_code == 302
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=13)):
        assert page_client.post("/survey/", sent).status_code == 422


def test_form_sent_twice_counts_once(page_client, asked):
    sent = filled(page_client, asked)
    assert [page_client.post("/survey/", sent).status_code for _ in range(2)] == [302, 302]
    assert Answer.objects.count() == 1


@pytest.mark.promise("kiosk-begins-anew")
def test_kiosk_has_no_limit_and_begins_anew(page_client, asked):
    start = f"/survey/kiosk/{kiosk.key()}/"
    address = f"{start}form/"
    for _ in range(7):
        page_client.post(address, filled(page_client, asked, address))
    assert set(Answer.objects.values_list("channel", flat=True)) == {"kiosk"}
    assert Answer.objects.count() == 7
    assert page_client.get(address).headers["Refresh"] == f"600; url={start}"
    assert page_client.post(address, filled(page_client, asked, address, service="")).headers["Refresh"].endswith(start)
    assert page_client.get(f"{start}thanks/").headers["Refresh"] == f"20; url={start}"
    for made_up in ("", "form/", "thanks/"):
        assert page_client.get(f"/survey/kiosk/made-up/{made_up}").status_code == 404


@pytest.mark.promise("kiosk-waits-for-who-asks")
def test_kiosk_waits_for_who_asks_for_more_time(page_client, asked):
    start = f"/survey/kiosk/{kiosk.key()}/"
    [longer] = html.document_fromstring(page_client.get(start).text).xpath("//a[contains(., '๑๐๐ นาที')]/@href")
    assert page_client.get(longer).headers["Refresh"] == f"6000; url={start}"
    assert "ท่านมีเวลาตอบ ๑๐๐ นาที" in page_client.get(longer).text
    chosen = filled(page_client, asked, longer, sex="f", comment="รอนาน", more="1")
    del chosen["service"]
    page = page_client.post(f"{start}form/", chosen)
    form = html.document_fromstring(page.text).forms[0]
    assert page.headers["Refresh"] == f"600; url={start}"
    del chosen["more"], chosen["comment"]
    assert dict(form.form_values()).items() >= chosen.items()
    assert 'class="error-summary"' not in page.text
    assert not Answer.objects.exists()
    sent = page_client.post(longer, filled(page_client, asked, longer))
    assert sent.headers["Location"] == f"{start}thanks/?time=long"
    assert page_client.get(sent.headers["Location"]).headers["Refresh"] == f"200; url={start}"


def test_kiosk_is_left_by_a_link_and_nobody_else_is_offered_more_time(page_client, asked):
    start = f"/survey/kiosk/{kiosk.key()}/"
    page = html.document_fromstring(page_client.get(f"{start}form/").text)
    assert page.xpath("//a[contains(., 'ยกเลิก')]/@href") == [start]
    assert 'name="more"' not in page_client.get("/survey/").text
    assert page_client.post("/survey/", filled(page_client, asked, more="1")).status_code == 302


def test_nothing_at_the_kiosk_leads_away(page_client, asked):
    start = f"/survey/kiosk/{kiosk.key()}/"
    for path in ("", "form/", "thanks/"):
        page = html.document_fromstring(page_client.get(f"{start}{path}").text)
        assert {link for link in page.xpath("//a/@href") if link != "#main"} <= {
            start,
            f"{start}form/",
            f"{start}form/?time=long",
            "?time=long",
        }


def test_kiosk_without_a_round_says_so(page_client):
    start = f"/survey/kiosk/{kiosk.key()}/"
    assert "ไม่มีรอบสำรวจ" in page_client.get(start).text
    assert page_client.get(f"{start}form/").headers["Location"] == start


def test_other_site_can_not_send_an_answer(page_client, asked):
    sent = filled(page_client, asked)
    assert page_client.post("/survey/", sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not Answer.objects.exists()


def test_poster_of_a_service_leads_to_its_survey(page_client, asked):
    service = asked.asked().get()
    assert service.name in page_client.get(f"/survey/{service.pk}/poster/").text
    page = page_client.get(f"/survey/{service.pk}/").text
    assert re.search(rf'value="{service.pk}"[^>]*checked', page)


@pytest.mark.parametrize("number", ["99999999999999999999", "987654", "0"])
def test_survey_of_a_service_that_never_was_is_not_found_and_leads_on(page_client, asked, number):
    response = page_client.get(f"/survey/{number}/")
    assert response.status_code == 404
    page = html.document_fromstring(response.text)
    assert page.xpath("//main//a[@href='/survey/']")
    assert "ไม่มีบริการตามลิงก์หรือคิวอาร์โค้ดนี้" in page.text_content()


def test_poster_of_a_service_that_is_asked_about_no_more_leads_to_the_survey(page_client, asked):
    said = "รอบนี้ไม่ได้สำรวจบริการตามลิงก์หรือป้ายที่ท่านเปิด"
    old, now = records.service(active=False), asked.asked().get()
    response = page_client.get(f"/survey/{old.pk}/")
    assert response.status_code == 200
    assert said in response.text
    assert "ชำระภาษี" in response.text
    assert not re.search(r'name="service"[^>]*checked', response.text)
    assert said not in page_client.get(f"/survey/{now.pk}/").text


def test_closed_survey_says_so(page_client):
    assert "ไม่มีรอบสำรวจที่เปิดรับคำตอบ" in page_client.get("/survey/").text


def test_many_services_are_a_list(page_client, asked):
    for _ in range(9):
        records.service()
    records.announce(asked)
    assert "<select" in page_client.get("/survey/").text


@pytest.mark.promise("slip-answers-once")
def test_slip_answers_once_and_nothing_tells_which_answer(page_client, asked):
    made, other = slips.make(asked, 2)
    address = f"/survey/slip/{made.code}/"
    forms = [filled(page_client, asked, address) for _ in range(2)]
    assert [page_client.post(address, sent).status_code for sent in forms] == [302, 410]
    assert page_client.get(address).status_code == 410
    assert Answer.objects.count() == 1
    assert page_client.get(f"/survey/slip/{other.code}/").status_code == 200
    assert page_client.get("/survey/slip/made-up/").status_code == 404


def test_round_of_slips_takes_no_other_answer(page_client, asked):
    sent = filled(page_client, asked)
    Round.objects.update(slips_only=True)
    records.announce(asked)
    assert "ใบสำรวจที่เจ้าหน้าที่แจก" in page_client.get("/survey/").text
    assert page_client.post("/survey/", sent).status_code == 403
    assert not Answer.objects.exists()


def test_a_round_that_nobody_announced_takes_no_answer(page_client):
    records.catalogue()
    asked = records.round_of()
    assert "ไม่มีรอบสำรวจที่เปิดรับคำตอบ" in page_client.get("/survey/").text
    page_client.force_login(factories.superuser())
    assert "ประชาชนจึงยังตอบไม่ได้" in page_client.get("/admin/").text
    records.announce(asked)
    page_client.logout()
    assert "ส่งคำตอบ" in page_client.get("/survey/").text


def test_the_form_asks_what_was_announced_until_the_next_edition(page_client, asked):
    Service.objects.update(name="ชื่อใหม่ของบริการ")
    Round.objects.update(closes=asked.closes + timezone.timedelta(days=9))
    assert "ชำระภาษี" in page_client.get("/survey/").text
    records.announce(asked)
    assert "ชื่อใหม่ของบริการ" in page_client.get("/survey/").text


def test_a_withdrawn_round_takes_no_answer_on_the_next_request(page_client, asked):
    sent = filled(page_client, asked)
    workflow.withdraw(Edition.objects.live("survey-round", asked.key), by=factories.superuser(), reason="ผิดวัน")
    assert "ไม่มีรอบสำรวจที่เปิดรับคำตอบ" in page_client.post("/survey/", sent).text
    assert not Answer.objects.exists()


def test_the_page_of_a_round_says_what_is_asked_and_when(page_client, asked):
    address = f"/survey/rounds/{asked.fiscal_year}/{asked.part}/"
    assert f'href="{address}"' in page_client.get("/survey/").text
    text = page_client.get(address).text
    for words in ("ชำระภาษี", "ข้อ ๑.๑", "ด้านที่ ๔", "ตอบแบบสำรวจ", str(thai.to_thai_digits(asked.fiscal_year))):
        assert words in text


def test_a_service_that_was_deleted_meanwhile_comes_back(page_client, asked):
    sent = filled(page_client, asked)
    Service.objects.all().delete()
    response = page_client.post("/survey/", sent)
    assert response.status_code == 422
    assert "บริการนี้ไม่มีแล้ว" in response.text


def test_form_on_paper_numbers_its_questions_as_clerks_type_them(page_client, asked):
    page = html.document_fromstring(page_client.get("/survey/paper/").text)
    rows = [[cell.text_content() for cell in row[:2]] for row in page.xpath("//tbody/tr[td]")]
    batch = PaperBatch(round=asked, slips=1)
    titles = [title for name, title in entries.titles(batch).items() if name[0] == "q"]
    assert [f"ข้อ {number}" for number, _ in rows] == titles
    assert [text for _, text in rows] == [thai.to_thai_digits(one.text) for one in asked.form.questions()]


def test_without_a_round_there_is_no_form_to_print(page_client):
    response = page_client.get("/survey/paper/")
    assert response.status_code == 404
    assert "ไม่มีรอบสำรวจ" in response.text
