"""The No Gift Policy pages and the published gift totals."""

import datetime

import pytest

from disclosures.models import Announcement, GiftRules, Photo
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db


def page(client, address="/no-gift-policy/", status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def signed():
    return records.announcement(
        text="<p>ข้าพเจ้าและพนักงานทุกคนจะไม่รับของขวัญ</p>",
        text_english="<p>We accept no gifts.</p>",
        original=records.stored_file(b"picture", name="ประกาศ.png", content_type="image/png"),
        **records.SIGNED,
    )


def test_before_the_first_announcement(page_client):
    assert "ยังไม่มีประกาศที่เผยแพร่" in page(page_client)
    page(page_client, "/no-gift-policy/2566/", status=404)
    page(page_client, "/no-gift-policy/2566/print/", status=404)


def test_announcement_with_signature_and_original(page_client, signed):
    factories.publish("no-gift", "2566")
    text = page(page_client)
    for words in (
        "จะไม่รับของขวัญ",
        'lang="en"',
        "We accept no gifts.",
        "นางสาวทดสอบ ตัวอย่าง",
        "๕ เมษายน ๒๕๖๖",
        f'src="{signed.original.get_absolute_url()}"',
        "ภาพต้นฉบับ",
    ):
        assert words in text


def test_what_is_unknown_is_absent(page_client):
    records.announcement()
    factories.publish("no-gift", "2566")
    text = page(page_client)
    assert "ข้อความประกาศของปีงบประมาณ พ.ศ. ๒๕๖๖ จะแสดงที่นี่" in text
    assert "ยังไม่มีกิจกรรมของปีงบประมาณ พ.ศ. ๒๕๖๖" in text
    assert "ลงนามโดย" not in text
    assert "ยังไม่ได้ระบุ" not in text
    assert "/print/" not in text
    page(page_client, "/no-gift-policy/2566/print/", status=404)


def test_missing_facts_are_named_for_staff(signed):
    assert Announcement(fiscal_year=2567, title="ประกาศ").missing() == [
        "ข้อความประกาศ (ภาษาไทย)",
        "ผู้ลงนาม",
        "ตำแหน่งผู้ลงนาม",
        "วันที่ลงนาม",
        "ต้นฉบับที่ลงนาม",
    ]
    assert signed.missing() == []


def test_activities_show_day_text_and_photographs_with_words(page_client, signed):
    activity = records.activity(signed, held_on=datetime.date(2022, 12, 9), text="บรรทัดแรก\nบรรทัดสอง")
    Photo.objects.create(
        activity=activity, file=records.stored_file(content_type="image/jpeg", name="a.jpg"), alt="พนักงานชูป้าย"
    )
    factories.publish("no-gift", "2566")
    text = page(page_client)
    for words in ("๙ ธันวาคม ๒๕๖๕", "บรรทัดแรก<br>บรรทัดสอง", 'alt="พนักงานชูป้าย"'):
        assert words in text


def test_page_of_an_old_year_says_which_year_it_is(page_client, signed, time_machine):
    time_machine.move_to(datetime.datetime(2023, 10, 5, tzinfo=datetime.UTC), tick=False)
    factories.publish("no-gift", "2566")
    assert "ยังไม่มีประกาศของปีงบประมาณ พ.ศ. ๒๕๖๗" in page(page_client)
    records.announcement(2567)
    factories.publish("no-gift", "2567")
    assert "หน้านี้เป็นประกาศของปีงบประมาณ" not in page(page_client)
    old = page(page_client, "/no-gift-policy/2566/")
    assert "หน้านี้เป็นประกาศของปีงบประมาณ พ.ศ. ๒๕๖๖" in old
    assert "/no-gift-policy/2567/" in old


def test_an_announcement_made_ahead_leaves_the_running_years_in_its_place(page_client, signed, time_machine):
    records.announcement(2567)
    for year in ("2566", "2567"):
        factories.publish("no-gift", year)
    time_machine.move_to("2023-09-15T03:00:00Z")
    assert "จะไม่รับของขวัญ" in page(page_client)
    ahead = page(page_client, "/no-gift-policy/2567/")
    assert "หน้านี้เป็นประกาศของปีงบประมาณ พ.ศ. ๒๕๖๗" in ahead
    assert "ยังไม่มีประกาศของปีงบประมาณ พ.ศ. ๒๕๖๖" not in ahead
    time_machine.move_to("2023-10-02T03:00:00Z")
    assert "นโยบายไม่รับของขวัญ (No Gift Policy) ปีงบประมาณ พ.ศ. ๒๕๖๗" in page(page_client)


def test_one_sheet_to_print(page_client, signed):
    factories.publish("no-gift", "2566")
    assert "/no-gift-policy/2566/print/" in page(page_client)
    text = page(page_client, "/no-gift-policy/2566/print/")
    assert "จะไม่รับของขวัญ" in text
    assert "นางสาวทดสอบ ตัวอย่าง" in text


def test_both_halves_are_told_on_the_page_of_the_year(page_client, signed):
    factories.publish("no-gift", "2566")
    assert "ยังไม่ได้เผยแพร่รายงานการรับของขวัญ ครึ่งปีแรก" in page(page_client)
    records.gift(value="1500")
    records.gift_report(half=1)
    records.gift_report(half=2, none_received=True)
    factories.publish("gifts", "2566-1")
    factories.publish("gifts", "2566-2")
    text = page(page_client)
    assert "๑ รายการ มูลค่ารวมโดยประมาณ ๑,๕๐๐" in text
    assert "<strong>ไม่มีรายการ</strong>" in text


def test_totals_page(page_client):
    records.gift(value="1500", what="นาฬิกา")
    records.gift_report()
    factories.publish("gifts", "2566-1")
    text = page(page_client, "/no-gift-policy/2566/gifts/1/")
    for words in ("๑ ตุลาคม ๒๕๖๕ – ๓๑ มีนาคม ๒๕๖๖", "๑,๕๐๐", "ภาคเอกชน", "ส่งคืนผู้ให้", "นางสาวทดสอบ ตัวอย่าง"):
        assert words in text
    assert "นาฬิกา" not in text
    page(page_client, "/no-gift-policy/2566/gifts/2/", status=404)
    page(page_client, "/no-gift-policy/2566/gifts/1/history/")
    page(page_client, "/no-gift-policy/2566/gifts/1/editions/1/")


def test_benefits_under_the_law_have_a_report_of_their_own(page_client, signed):
    GiftRules.objects.create(pk=1, limit=3000, report_days=30, basis="มาตรา ๑๒๘")
    factories.publish("gift-rules", "")
    assert "ยังไม่ยืนยันวันที่ประกาศในราชกิจจานุเบกษา" in page_client.get("/no-gift-policy/rules/").text
    facts = {"register": "law", "handling": "kept", "reported_to": "executive", "receiver": "left"}
    records.gift(value="4500", what="นาฬิกา", reported_on=datetime.date(2023, 1, 10), **facts)
    records.gift_report(register="law")
    factories.publish("no-gift", "2566")
    factories.publish("benefits", "2566-1")
    assert "๑ รายการ มูลค่ารวมโดยประมาณ ๔,๕๐๐" in page(page_client)
    text = " ".join(page(page_client, "/no-gift-policy/2566/benefits/1/").split())
    for words in (
        "มาตรา ๑๒๘",
        "พ้นจากตำแหน่งไม่ถึงสองปี",
        "รายงานแล้ว ผู้บังคับบัญชาให้รับไว้",
        "ผู้บริหารสูงสุดของหน่วยงาน",
        "ภายใน ๓๐ วัน",
    ):
        assert words in text
    assert "เกินมูลค่าที่รับได้ ๑ รายการ ในจำนวนนี้รายงานเกินกำหนดหรือยังไม่รายงาน ๐ รายการ" in text
    assert "นาฬิกา" not in text


def test_totals_entered_by_hand_are_marked(page_client, signed):
    records.gift_report(entered_count=4, entered_value="1800", entered_from="ทะเบียนกระดาษ")
    factories.publish("no-gift", "2566")
    factories.publish("gifts", "2566-1")
    listed = " ".join(page(page_client).split())
    assert "๔ รายการ มูลค่ารวมโดยประมาณ ๑,๘๐๐.๐๐ บาท (บันทึกด้วยมือ)" in listed
    text = page(page_client, "/no-gift-policy/2566/gifts/1/")
    assert "บันทึกด้วยมือจากทะเบียนกระดาษ" in text
    assert "<caption>" not in text


def test_declared_nothing_is_a_signed_sentence(page_client):
    records.gift_report(none_received=True)
    factories.publish("gifts", "2566-1")
    text = page(page_client, "/no-gift-policy/2566/gifts/1/")
    assert "หน่วยงานรับรองว่าไม่มีการรับของขวัญในช่วงเวลานี้" in text
    assert "๕ เมษายน ๒๕๖๖" in text


def test_edition_page_reads_nothing_but_its_edition(client, signed, django_assert_num_queries):
    factories.publish("no-gift", "2566")
    client.get("/no-gift-policy/2566/editions/1/")
    with django_assert_num_queries(1):
        text = page(client, "/no-gift-policy/2566/editions/1/")
    assert "ยังไม่ได้เผยแพร่รายงาน" not in text
