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
    assert told(roles.AUDITOR) == ["ลิงก์ในหน้าที่เผยแพร่เปิดไม่ได้ ๑ ลิงก์"]


def test_documents_due_scanned_and_missing():
    topic = records.topic()
    records.document(topic, 2565, review_on=TODAY)
    records.document(topic, 2565, review_on=TODAY + datetime.timedelta(days=1))
    records.document(topic, 2565, file=records.stored_file(has_text_layer=False))
    assert told()[:3] == [
        "เอกสารถึงกำหนดทบทวน ๑ รายการ",
        "เอกสารที่ค้นหาหรืออ่านออกเสียงไม่ได้ ๑ รายการ",
        "หัวข้อยังไม่มีเอกสารของปีงบประมาณ ๒๕๖๖ จำนวน ๑ หัวข้อ",
    ]
    records.statement(topic, 2566)
    assert "หัวข้อยังไม่มีเอกสาร" not in " ".join(told())


def test_clerk_hears_only_of_the_own_divisions_topics():
    ours, theirs, *_ = factories.divisions()
    records.topic("ours", division=ours)
    records.topic("theirs", division=theirs)
    records.topic("nobodys")
    assert told(roles.DIVISION_CLERK, division=ours) == ["หัวข้อยังไม่มีเอกสารของปีงบประมาณ ๒๕๖๖ จำนวน ๑ หัวข้อ"]
    assert told(roles.DIVISION_CLERK) == []


def test_what_the_policy_still_lacks():
    records.activity(records.announcement())
    assert told() == [
        "ประกาศนโยบายไม่รับของขวัญ ปี ๒๕๖๖ ยังขาด ข้อความประกาศ (ภาษาไทย), ผู้ลงนาม, ตำแหน่งผู้ลงนาม, วันที่ลงนาม, ต้นฉบับที่ลงนาม",
        "กิจกรรมตามนโยบายไม่รับของขวัญ ปี ๒๕๖๖ ยังไม่ได้ระบุวันที่ ๑ กิจกรรม",
        "กิจกรรมตามนโยบายไม่รับของขวัญ ปี ๒๕๖๖ ยังไม่มีภาพ ๑ กิจกรรม",
        "ยังไม่มีรายงานการรับของขวัญ ๑ ครึ่งปี เริ่มจากครึ่งปีแรก (ตุลาคม – มีนาคม) ปีงบประมาณ ๒๕๖๖",
    ]


def test_year_without_an_announcement():
    records.announcement(2565, text="<p>ก</p>", original=records.stored_file(), **records.SIGNED)
    for half in (1, 2):
        records.gift_report(2565, half, none_received=True)
    records.gift_report(2566, 1, none_received=True)
    assert told() == ["ยังไม่มีประกาศนโยบายไม่รับของขวัญของปีงบประมาณ ๒๕๖๖"]


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
