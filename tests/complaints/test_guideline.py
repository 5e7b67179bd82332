"""The guideline on complaints: pages, forms and clocks follow its newest edition, and nothing else."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from common import queue
from complaints.cases import deadlines
from complaints.forms.general import GeneralForm
from complaints.guideline import in_force
from complaints.models import Category, Desk, OtherWay, Village
from publishing import facts, kinds, workflow
from tests import factories, filled

PAGE = "/complaints/guideline/"
KIND = "complaint-guideline"
RECEIVED = date(2023, 4, 24)


@pytest.fixture
def published(desk):
    """The guideline of an office that says everything: 7 working days."""
    filled.guideline()
    return factories.publish(KIND, "")


def choices(field):
    return [value for value, _ in GeneralForm().fields[field].choices]


def typed(**fields):
    return GeneralForm(QueryDict(urlencode({"kind": "ร้องทุกข์", "text": "ไฟดับ", **fields})))


@pytest.mark.promise("unpublished-guideline-still-binds")
def test_without_an_edition_pages_say_so_and_a_report_is_taken_under_the_rules_of_the_government(page_client, desk):
    filled.guideline()
    for path in ("/complaints/", PAGE):
        text = page_client.get(path).text
        assert "ยังไม่ได้เผยแพร่แนวปฏิบัติของตน" in text
        assert "๐ ๔๒๐๐ ๐๐๐๐" not in text
    assert "tel:1205" in page_client.get("/complaints/corruption/").text
    assert choices("category") == choices("village") == [""]
    assert page_client.get("/complaints/general/new/").status_code == 200
    case, _ = desk.file()
    assert case.due_on == date(2023, 5, 9)  # 15 days of the calendar after 24 April
    assert facts.get("complaint-unit").seen(facts.Asked(2566, (PAGE,))) is False


def test_an_edition_says_everything_and_a_bare_name_is_no_way_in(page_client, published):
    text = page_client.get(PAGE).text
    for said in ("สำนักปลัด", "๐ ๔๒๐๐ ๐๐๐๐", "เสนอนายกทุกวันจันทร์", "ถนน ทางเท้า และทางระบายน้ำ", "ฉบับที่ ๑"):
        assert said in text
    assert re.search(r"ภายใน ๗\s+วันทำการ", text)
    assert "สายตรงที่ไม่มีหมายเลข" not in text
    assert "ยังไม่ได้เผยแพร่แนวปฏิบัติของตน" not in text
    assert kinds.get(KIND).warnings(published.said) == []
    assert "ยังไม่ได้ระบุส่วนงานที่รับผิดชอบ" in kinds.get(KIND).warnings(in_force.UNPUBLISHED)


def test_what_one_person_changes_shows_nowhere_until_another_approves(page_client, published):
    Desk.objects.update(unit="กองคลัง", answer_days=90, working_days=False, reopen_days=1)
    OtherWay.objects.update(name="ช่องทางใหม่", detail="ที่ใหม่")
    Category.objects.filter(active=True).update(name="หมวดใหม่")
    Village.objects.update(name="หมู่ที่ ๙ บ้านใหม่")
    for path in ("/complaints/", PAGE, "/complaints/corruption/", "/complaints/general/new/"):
        text = page_client.get(path).text
        assert not any(new in text for new in ("กองคลัง", "ช่องทางใหม่", "หมวดใหม่", "บ้านใหม่", "๙๐")), path
    assert deadlines.rule().answer_days == 7
    assert in_force.guideline().reopen_days == 45
    factories.publish(KIND, "")
    text = page_client.get(PAGE).text
    assert "กองคลัง" in text
    assert "ช่องทางใหม่" in text
    assert choices("village") == ["", "หมู่ที่ ๙ บ้านใหม่"]
    assert "สำนักปลัด" in page_client.get(f"{PAGE}editions/1/").text
    assert page_client.get(f"{PAGE}history/").status_code == 200


def test_open_limits_move_with_an_edition_and_back_when_it_is_withdrawn(desk):
    case, _ = desk.file()
    filled.guideline()
    with queue.at_once():
        edition = factories.publish(KIND, "")
        case.refresh_from_db()
        assert case.due_on == deadlines.rule().limit(RECEIVED) != date(2023, 5, 9)
        workflow.withdraw(edition, by=factories.superuser(), reason="ผิด")
    case.refresh_from_db()
    assert case.due_on == date(2023, 5, 9)


def test_a_withdrawn_guideline_leaves_its_page_and_the_forms(page_client, published):
    workflow.withdraw(published, by=factories.superuser(), reason="ผิด")
    assert "เสนอนายกทุกวันจันทร์" not in page_client.get(PAGE).text
    assert choices("category") == [""]


def test_the_village_stands_before_the_place_in_what_is_filed(published):
    form = typed(village="หมู่ที่ ๑ บ้านตัวอย่าง", place="หน้าวัด")
    assert form.is_valid(), form.errors
    assert form.report().fields["place"] == "หมู่ที่ ๑ บ้านตัวอย่าง หน้าวัด"
    assert not typed(village="บ้านอื่น").is_valid()
