"""A request from the page of a service to the desk, through the general channel's own pages."""

import re
from datetime import date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from common import thai
from complaints.cases import retention
from complaints.filing import intake
from complaints.models import Case, Item
from complaints.sealing import receipts
from services.counts import content
from services.models import RequestCount, Service, ServiceCount
from tests.complaints.conftest import desk, own_gate, own_store
from tests.services import records

__all__ = ["desk", "own_gate", "own_store"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    records.catalogue(name="การจดทะเบียนพาณิชย์", takes_requests=True, papers="บัตรประชาชน")
    return f"/services/{Service.objects.get().pk}/request/"


def held(page):
    """Return the hidden fields of a page."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def fields(page):
    """Return what a browser would send of a form untouched."""
    return held(page) | {"text": re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1], "action": "next"}


@pytest.mark.promise("requests-are-sealed")
def test_request_is_sealed_and_gets_a_receipt(page_client, desk, address):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = fields(page_client.get(address).text) | {"name": "นางใจดี", "contact": "๐๘๑"}
        clock.shift(60)
        upload = SimpleUploadedFile("บัตร.jpg", b"picture" * 100)
        look = page_client.post("/complaints/general/new/", sent | {"files": [upload]})
        assert look.status_code == 200
        assert "ส่งคำขอ" in look.text
        assert "นางใจดี" in look.text
        assert "ไม่แจ้ง" not in look.text
        for control in ("กันคนอื่นออกด้วย", "ให้ผู้รับเรื่องภายนอกอ่านเท่านั้น", "แสดงรายชื่อตามที่เลือก"):
            assert control not in look.text
        done = page_client.post("/complaints/general/new/", held(look.text) | {"action": "file"})
        page_client.post("/complaints/general/new/", held(look.text) | {"action": "file"})  # a second click
    assert "ชื่อและช่องทางติดต่อของท่าน" not in done.text
    case = Case.objects.get()
    code = receipts.normalise(" ".join(re.findall(r"<span>(\d{4})</span>", done.text)))
    opened = intake.open_as_reporter(case, intake.claim_of(code))
    told = opened.entries()[0].content["fields"]
    assert told["kind"] == "ขอรับบริการ"
    assert (told["applicant"], told["applicant_contact"]) == ("นางใจดี", "๐๘๑")
    assert not opened.leaf("identity")
    assert "การจดทะเบียนพาณิชย์" in told["text"]
    followed = page_client.post("/complaints/track/", {"code": code, "action": "show"}).text
    assert "แจ้งไว้ในคำขอ" in followed
    assert "ไม่ได้แจ้งชื่อ" not in followed
    assert len(opened.files()) == 1
    assert opened.summary["division"] == Service.objects.get().division.name
    for model in (Case, Item):
        for row in model.objects.values_list():
            kept = b"".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
            assert "ใจดี".encode() not in kept
            assert "ทะเบียนพาณิชย์".encode() not in kept


@pytest.mark.promise("requests-count-themselves")
def test_request_is_counted_once_among_what_came_online(desk):
    records.catalogue(takes_requests=True)
    service = Service.objects.get()
    for words in ("คำขอแรก", "คำขอที่สอง"):
        report = intake.Report(channel="general", subject=words, fields={"text": words}, service=str(service.pk))
        code = receipts.generate()
        for _ in range(2):
            intake.file(report, code=code, at=datetime(2023, 4, 24, 9, tzinfo=thai.BANGKOK))
    ServiceCount.objects.create(service=service, month=date(2023, 4, 1), way="online", number=5)
    (counted,) = content.counts("2566-2").services
    assert (counted.online, counted.months[0].online, counted.months[1].online) == (7, 7, None)


@pytest.mark.parametrize("service", ["", "0", "999999999999999999999", "๑", "x"])
def test_a_report_that_names_no_service_counts_nowhere(desk, service):
    records.catalogue()
    service = service or str(Service.objects.get().pk)  # one that takes no requests
    intake.file(
        intake.Report(channel="general", subject="x", fields={"text": "x"}, service=service), code=receipts.generate()
    )
    assert not RequestCount.objects.exists()


def test_a_request_of_nobody_is_not_taken_unless_the_applicant_follows_by_the_code(page_client, desk, address):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = fields(page_client.get(address).text)
        clock.shift(60)
        refused = page_client.post("/complaints/general/new/", sent)
        assert refused.status_code == 422
        for told in (
            "โปรดกรอกชื่อผู้ยื่นคำขอ หรือเลือก",
            "โปรดกรอกโทรศัพท์หรืออีเมล",
            "ไม่แจ้งชื่อหรือช่องทางติดต่อ จะติดตาม",
            "<h1>ยื่นคำขอ",
        ):
            assert told in refused.text
        wordless = page_client.post("/complaints/general/new/", sent | {"text": ""}).text
        assert re.findall(r'href="#div_id_(\w+)"', wordless) == ["name", "contact", "text"]
        for other in ("เรื่องนี้เกี่ยวข้องกับบุคลากร", "ต้องการแจ้งเรื่องประเภทใด", "ที่ไหน"):
            assert other not in refused.text
        look = page_client.post("/complaints/general/new/", fields(refused.text) | {"by_code": "on"})
        assert look.status_code == 200
        rows = dict(re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", look.text, re.DOTALL))
        assert ["ไม่ได้แจ้ง" in rows[name] for name in ("ผู้ยื่นคำขอ", "ติดต่อผู้ยื่นคำขอ", "รายละเอียด")] == [True, True, False]
        back = page_client.post("/complaints/general/new/", held(look.text) | {"action": "to-report"})
        assert re.search(r'name="by_code"[^>]*checked', back.text)
        named = fields(back.text) | {"name": "นางใจดี", "contact": ""}
        assert page_client.post("/complaints/general/new/", named).status_code == 422
    assert not Case.objects.exists()


def test_the_first_view_and_those_after_an_error_tell_the_same_step_and_mark_the_same_fields(
    page_client, desk, address
):
    first = page_client.get(address).text
    later = page_client.post("/complaints/general/new/", fields(first)).text
    for page in (first, later):
        assert "ขั้นที่ ๑ จาก ๒</span>" in page
        assert "(ขั้นที่ ๑ จาก ๒)" in re.search("<title>(.*?)</title>", page, re.DOTALL)[1]
        starred = re.findall(r"<label[^>]*>([^<]*)<span\s+class=\"asteriskField\">", page)
        assert [label.strip() for label in starred] == ["รายละเอียดคำขอ"]


def test_a_service_taken_here_and_elsewhere_says_which_button_is_which(page_client, desk):
    records.catalogue(name="จดทะเบียน", takes_requests=True, online_url="https://e.dopa.example.go.th/form?a=1")
    text = page_client.get(f"/services/{Service.objects.get().pk}/").text
    assert "ยื่นคำขอทางเว็บไซต์นี้" in text
    assert "ยื่นคำขอในระบบอื่น" in text
    assert "ที่เว็บไซต์ e.dopa.example.go.th" in text
    assert "ออนไลน์</a>" not in text


def test_the_name_of_the_service_reads_in_thai_digits_where_it_is_asked_for(page_client, desk):
    records.catalogue(name="ขุดดินเกิน 2 เมตร", takes_requests=True)
    assert "ขุดดินเกิน ๒ เมตร" in fields(page_client.get(f"/services/{Service.objects.get().pk}/request/").text)["text"]


@pytest.mark.promise("requests-are-kept")
def test_a_request_is_kept_as_long_as_the_privacy_page_says():
    assert {outcome: retention.years_kept("general", outcome) for outcome in ("done", "not-done", "forwarded")} == {
        "done": 5,
        "not-done": 5,
        "forwarded": 5,
    }
    assert retention.years_kept("general", "rejected") == retention.years_kept("general", "withdrawn") == 1


def test_service_page_leads_to_the_form_only_where_requests_are_taken(page_client, desk, address):
    page = page_client.get(address)
    assert "no-store" in page.headers["Cache-Control"]
    assert f'href="{address}"' in page_client.get(address.removesuffix("request/")).text
    assert page_client.get("/services/999/request/").status_code == 404


def test_closed_channel_says_whom_to_ask(page_client, address):
    response = page_client.get(address)
    assert response.status_code == 503
    assert "ยังไม่เปิดรับคำขอ" in response.text


def test_service_without_requests_has_no_form(page_client):
    records.catalogue()
    assert page_client.get(f"/services/{Service.objects.get().pk}/request/").status_code == 404
