from io import StringIO

import pytest
from django.core.management import call_command

from complaints.cases import actionable
from complaints.filing import networks
from complaints.models import Category, Holiday, OtherWay, ReplyTemplate


@pytest.mark.parametrize(
    "path",
    ["/complaints/", "/complaints/guideline/", "/complaints/proof/", "/complaints/track/", "/complaints/statistics/"],
)
def test_every_page_answers_with_and_without_a_desk(page_client, db, path):
    assert page_client.get(path).status_code == 200
    call_command("demo_desk", stdout=StringIO())
    assert page_client.get(path).status_code == 200


@pytest.mark.django_db
def test_the_fixtures_bring_words_and_holidays():
    call_command("loaddata", "fixtures/complaints.json", "fixtures/holidays.json", verbosity=0)
    assert Category.objects.exists()
    assert OtherWay.objects.exists()
    assert ReplyTemplate.objects.exists()
    assert str(Holiday.objects.get(date="2023-04-13")) == "วันสงกรานต์"


@pytest.mark.django_db
def test_the_guideline_holds_the_four_things_that_oit_o27_asks_for(page_client):
    page = page_client.get("/complaints/guideline/").content.decode()
    for part in ("วิธีการร้องเรียน", "ขั้นตอนการจัดการเรื่องร้องเรียน", "ส่วนงานที่รับผิดชอบ", "ระยะเวลาดำเนินการ"):
        assert part in page


@pytest.mark.parametrize(
    ("fields", "files", "suffices"),
    [
        ({"what": "ก"}, False, False),
        ({"what": "ก"}, True, True),
        ({"what": "ก", "witnesses": "ข"}, False, True),
        ({"what": "ก", "where": "ข", "when": "ค"}, False, False),
        ({"who": "ก", "what": "ข", "where": "ค"}, False, False),
        ({"who": "ก", "what": "ข", "where": "ค", "when": "ง"}, False, True),
        ({"who": "ก", "where": "ค", "when": "ง", "evidence": "จ"}, False, False),
    ],
)
def test_what_an_unsigned_report_needs(fields, files, suffices):
    assert actionable.Readiness.of(fields, has_files=files).suffices_unsigned == suffices


@pytest.mark.parametrize(
    ("fields", "files", "said"),
    [
        ({"what": "หัวหน้าเรียกเงิน"}, False, "ข้อมูลยังน้อย"),
        ({"what": "หัวหน้าเรียกเงิน"}, True, "โปรดบอกที่ไหนและเมื่อใดด้วย"),
        ({"what": "หัวหน้าเรียกเงิน", "where": "อำเภอ"}, True, "โปรดบอกเมื่อใดด้วย"),
        ({"what": "หัวหน้าเรียกเงิน", "where": "อำเภอ", "when": "วานนี้"}, True, "มีข้อมูลพอให้เริ่มตรวจสอบได้"),
    ],
)
def test_evidence_without_place_and_time_is_asked_for_them(fields, files, said):
    assert said in actionable.Readiness.of(fields, has_files=files).sentence


def test_a_line_that_is_no_network_is_named():
    with pytest.raises(networks.ValidationError, match="บรรทัดนี้"):
        networks.parsed("203.0.113.0/24\nบรรทัดนี้")
