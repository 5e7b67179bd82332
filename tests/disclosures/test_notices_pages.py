"""The notices about the site: the office's words as editions, beside what the site itself does."""

import pytest
from django.core.management import call_command

from disclosures.models import Notice, NoticeSection
from publishing import workflow
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
PAGES = {"privacy": ("/privacy/", "privacy-notice"), "accessibility": ("/accessibility/", "accessibility-statement")}
# Section 23 of the Personal Data Protection Act, in its order.
ASKED = (
    "วัตถุประสงค์และฐานทางกฎหมาย",
    "ข้อมูลที่เก็บรวบรวม",
    "ระยะเวลาเก็บรักษา",
    "ผู้ที่อาจได้รับข้อมูล",
    "การติดต่อ",
    "สิทธิของเจ้าของข้อมูล",
)


@pytest.fixture
def drafts():
    """The first drafts that a new installation starts with, published."""
    factories.organisation(address="๙๙ หมู่ ๑", email="office@example.go.th")
    call_command("loaddata", "fixtures/notices.json", verbosity=0)
    return {name: factories.publish(kind, "") for name, (_, kind) in PAGES.items()}


@pytest.mark.parametrize("path", ["/privacy/", "/accessibility/"])
def test_what_the_site_does_stands_there_before_the_office_wrote_anything(page_client, path):
    text = page_client.get(path).text
    assert "หน่วยงานยังไม่ได้เผยแพร่ประกาศนี้" in text


def test_privacy_notice_tells_what_the_law_asks_for(page_client, drafts):
    text = page_client.get("/privacy/").text
    assert all(word in text for word in ("ผู้ควบคุมข้อมูลส่วนบุคคล", *ASKED, "เรื่องร้องเรียน", "www.pdpc.or.th"))
    assert "๙๙ หมู่ ๑" in text
    assert "๒๘ พฤศจิกายน ๒๕๖๙" in text


def test_accessibility_statement_tells_what_was_tested_when_and_what_fails(page_client, drafts):
    text = page_client.get("/accessibility/").text
    assert all(word in text for word in ("สิ่งที่ทดสอบ และทดสอบเมื่อใด", "สิ่งที่ทราบว่ายังไม่ผ่าน", "๒๘ พฤศจิกายน พ.ศ. ๒๕๖๙"))


@pytest.mark.parametrize("name", PAGES)
def test_words_change_only_by_two_people_and_the_old_ones_stay(page_client, drafts, name):
    path, kind = PAGES[name]
    NoticeSection.objects.filter(notice=name).update(text="<p>ถ้อยคำใหม่</p>")
    assert "ถ้อยคำใหม่" not in page_client.get(path).text
    factories.publish(kind, "")
    assert "ถ้อยคำใหม่" in page_client.get(path).text
    assert "ถ้อยคำใหม่" not in page_client.get(f"{path}editions/1/").text
    assert page_client.get(f"{path}history/").status_code == 200


def test_withdrawn_notice_is_gone_and_what_the_site_does_stays(page_client, drafts):
    workflow.withdraw(drafts["privacy"], by=factories.superuser(), reason="ผิด")
    text = page_client.get("/privacy/").text
    assert "www.pdpc.or.th" not in text
    assert "ไม่วางคุกกี้" in text


def test_retention_of_the_draft_is_what_the_site_does(drafts):
    from complaints.cases.retention import PERIODS

    text = str(Edition.objects.live("privacy-notice", "").content)
    years = sorted(period.years for period in PERIODS)
    assert years == [1, 2, 5, 10]
    assert all(f"{number} ปี" in text for number in ["๑", "๒", "๕", "๑๐"])


def test_staff_change_a_notice_in_the_admin(page_client, drafts):
    page_client.force_login(factories.superuser())
    assert "ผู้ควบคุมข้อมูลส่วนบุคคล" in page_client.get("/admin/disclosures/notice/privacy/change/").text
    assert page_client.get("/admin/disclosures/notice/add/").status_code == 403
    assert Notice.objects.count() == 2
