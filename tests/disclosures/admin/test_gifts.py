"""The register of gifts, its rules and its reports."""

import pytest

from disclosures import warnings
from disclosures.models import Gift, GiftReport, GiftRules
from kokkhon_ita import roles
from tests import factories
from tests.disclosures.admin.staff import sign_in, text

pytestmark = pytest.mark.django_db


def posted(**changes):
    return {
        "register": "policy",
        "receiver": "serving",
        "received_on": "30/12/2565",
        "giver": "private",
        "occasion": "ปีใหม่",
        "what": "กระเช้า",
        "value": "500",
        "handling": "returned",
    } | changes


def test_clerk_writes_a_gift_down_for_the_own_division(page_client, clerk):
    assert page_client.post("/admin/disclosures/gift/add/", posted()).status_code == 302
    assert Gift.objects.get().division == clerk.division
    assert text(page_client.get("/admin/disclosures/gift/")).count("กระเช้า")


def test_gift_over_the_limit_is_not_accepted_by_custom(page_client, clerk):
    GiftRules.objects.create(pk=1, limit=3000, report_days=30)
    factories.publish("gift-rules", "")
    response = page_client.post("/admin/disclosures/gift/add/", posted(value="3001", handling="accepted"))
    assert "มูลค่าเกิน ๓,๐๐๐ บาท" in text(response)


def test_report_of_an_empty_half_year(page_client, publisher):
    posted = {"fiscal_year": "2566", "half": 1, "signed_by": "ก", "position": "ข", "signed_on": "5/4/2566"}
    posted["register"] = "policy"
    assert "โปรดรับรองว่าไม่มีรายการ" in text(page_client.post("/admin/disclosures/giftreport/add/", posted))
    assert page_client.post("/admin/disclosures/giftreport/add/", posted | {"none_received": "on"}).status_code == 302
    report = GiftReport.objects.get()
    assert "ไม่มีรายการ" in text(page_client.get("/admin/disclosures/giftreport/"))
    factories.publish("gifts", report.key)
    assert page_client.get(f"/admin/disclosures/giftreport/{report.pk}/delete/").status_code == 403


def test_limit_is_one_row(page_client):
    sign_in(page_client, roles.ADMINISTRATOR)
    posted = {"limit": "3000", "report_days": "30", "basis": ""}
    assert page_client.post("/admin/disclosures/giftrules/add/", posted).status_code == 302
    assert page_client.get("/admin/disclosures/giftrules/add/").status_code == 403
    assert GiftRules.objects.get().pk == 1


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("วันคล้ายวันเกิดนายสมชาย ใจดี", "นายสมชาย"),
        ("จากนางสาวสมหญิง", "นางสาวสมหญิง"),
        ("ของ น.ส. สมหญิง", "น.ส. สมหญิง"),
        ("งานแต่งคุณสมศรี", "คุณสมศรี"),
        ("นายกิตติมาเยี่ยม", "นายกิตติมาเยี่ยม"),
        ("วันคล้ายวันเกิดนายก อบต.", ""),
        ("นายกรัฐมนตรีตรวจราชการ", ""),
        ("งานเลี้ยงของนายอำเภอและคุณครู", ""),
        ("ขอบคุณสำหรับโครงการคุณธรรม", ""),
    ],
)
def test_text_in_which_somebody_seems_to_be_named_is_pointed_at(said, named):
    told = warnings.of_names(Gift(occasion=said, what="กระเช้า"))
    assert told == ([f"“โอกาส” อาจมีชื่อบุคคล ({named}) ทะเบียนนี้ห้ามระบุชื่อบุคคล โปรดตรวจและแก้ไข"] if named else [])


def test_gift_that_seems_to_name_somebody_is_saved_and_pointed_at(page_client, clerk):
    page = text(page_client.post("/admin/disclosures/gift/add/", posted(what="กระเช้าจากนายสมชาย ใจดี"), follow=True))
    assert "“ของที่ได้รับ” อาจมีชื่อบุคคล (นายสมชาย)" in page
    assert Gift.objects.exists()
