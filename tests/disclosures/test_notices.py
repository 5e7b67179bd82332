"""What the dashboard tells of the disclosures, and to whom."""

import datetime

import pytest
from django.utils import timezone

from common import notices as of_files
from common.uploads import scanning
from disclosures.models import Link
from disclosures.notices import notices
from kokkhon_ita import roles
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2023, 5, 1)


def told(role=roles.PUBLISHER, **facts):
    return [notice.sentence for notice in notices(factories.user(role, **facts), today=TODAY)]


def test_nothing_to_say_to_an_auditor_but_broken_links():
    records.topic()
    assert told(roles.AUDITOR) == []
    Link.objects.create(address="/x/", state="broken", checked_at=timezone.now())
    assert told(roles.AUDITOR) == ["ลิงก์ในหน้าเว็บที่เผยแพร่เปิดไม่ได้ ๑ ลิงก์"]


def test_documents_due_and_scanned():
    topic = records.topic()
    records.document(topic, 2565, review_on=TODAY)
    records.document(topic, 2565, review_on=TODAY + datetime.timedelta(days=1))
    records.document(topic, 2565, file=records.stored_file(has_text_layer=False))
    assert told() == ["เอกสารถึงกำหนดทบทวน ๑ รายการ", "เอกสารที่ค้นหาหรืออ่านออกเสียงไม่ได้ ๑ รายการ"]


def test_clerk_hears_only_of_the_own_divisions_topics():
    ours, theirs, *_ = factories.divisions()
    for slug, division in (("ours", ours), ("theirs", theirs), ("nobodys", None)):
        records.document(records.topic(slug, division=division), 2565, review_on=TODAY)
    assert told(roles.DIVISION_CLERK, division=ours) == ["เอกสารถึงกำหนดทบทวน ๑ รายการ"]
    assert told(roles.DIVISION_CLERK) == []


def test_what_the_policy_still_lacks():
    records.activity(records.announcement())
    assert told() == [
        "ประกาศนโยบายไม่รับของขวัญ ปี ๒๕๖๖ ยังขาด ข้อความประกาศ (ภาษาไทย), ผู้ลงนาม, ตำแหน่งผู้ลงนาม, วันที่ลงนาม, ต้นฉบับที่ลงนาม",
        "กิจกรรมตามนโยบายไม่รับของขวัญ ปี ๒๕๖๖ ยังไม่ได้ระบุวันที่ ๑ กิจกรรม",
        "กิจกรรมตามนโยบายไม่รับของขวัญ ปี ๒๕๖๖ ยังไม่มีภาพ ๑ กิจกรรม",
    ]


def test_days_that_cannot_be_and_were_stored_before_they_were_refused():
    late = TODAY + datetime.timedelta(days=1)
    policy = records.announcement(signed_on=late)
    records.activity(policy, held_on=datetime.date(1857, 1, 1))
    records.gift(received_on=TODAY, reported_on=late)
    records.gift(received_on=datetime.date(1857, 1, 1))
    found = [words for words in told() if "เป็นไปไม่ได้" in words]
    assert found == [
        "ประกาศนโยบายไม่รับของขวัญ ปี ๒๕๖๖ มี ๒ วันที่ที่เป็นไปไม่ได้",
        "ทะเบียนรับของขวัญมี ๒ รายการที่วันที่เป็นไปไม่ได้",
    ]


@pytest.mark.parametrize("many", [1, 10])
def test_costs_the_same_however_much_there_is(many, django_assert_max_num_queries):
    for number in range(many):
        topic = records.topic(f"t-{number}")
        records.document(topic, review_on=TODAY)
    user = factories.user(roles.PUBLISHER)
    with django_assert_max_num_queries(11):
        list(notices(user, today=TODAY))


@pytest.mark.parametrize(
    ("address", "alive", "words"), [("", False, "ปิดอยู่"), ("unix:///x", True, "ทำงานปกติ"), ("unix:///x", False, "ไม่ตอบ")]
)
def test_administrator_sees_whether_uploads_are_scanned(settings, monkeypatch, address, alive, words):
    settings.CLAMD = address
    monkeypatch.setattr(scanning, "answers", lambda: alive)
    [notice] = of_files.of_scanning(factories.user(roles.ADMINISTRATOR))
    assert words in notice.sentence
    assert not list(of_files.of_scanning(factories.user(roles.DIVISION_CLERK)))
