"""“เปิดแบบตรวจ OIT ปีใหม่”: last year's answers proposed, a topic for what nobody answered, nothing published, nothing overwritten."""

import pytest

from disclosures.models import Section, Topic
from ita.models import OitAnswer, OitCatalogue
from ita.oit.new_year import open_year
from publishing.models import Edition
from tests import factories
from tests.ita import lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    """Open 2569 after a year that answered one of its items, and return item code → its one answer."""
    lists.item(
        {"page": "/measures/2568/", "explanation": "ดูปี ๒๕๖๘", "data_year": 2568}, code="O30", title="มาตรการ", year=2568
    )
    lists.item(code="O1", title="มาตรการ", year=2569)
    lists.item(code="O2", title="ข่าว", parts=["ข่าว <ใหม่>", "วันที่"], year=2569)
    lists.item({"page": "/contact/"}, code="O3", title="การติดต่อ", year=2569)
    lists.item(code="O4", title="คู่มือ", year=2569)
    section = Section.objects.create(slug="own", title="หมวด")
    Topic.objects.create(section=section, slug="manual", title="คู่มือ", first_year=2566)
    open_year(OitCatalogue.objects.get(pk=2569))
    return {answer.item.code: answer for answer in OitAnswer.objects.filter(item__catalogue=2569)}


def test_last_years_answer_is_proposed_with_its_years_moved(opened):
    answer = opened["O1"]
    assert (answer.page, answer.explanation, answer.data_year) == ("/measures/2569/", "ดูปี ๒๕๖๙", 2569)


def test_an_item_that_nobody_answered_gets_a_topic_with_its_parts_as_headings(opened):
    topic = Topic.objects.get(slug="oit-2569-o2")
    assert opened["O2"].page == "/disclosures/oit-2569-o2/"
    assert topic.title == "ข่าว"
    assert topic.text == "<h3>ข่าว &lt;ใหม่&gt;</h3><h3>วันที่</h3>"


def test_an_item_that_the_site_shows_itself_is_answered_by_its_pages():
    parts = [("วิธี", "complaint-ways"), ("ส่วนงาน", "complaint-unit"), ("ขั้นตอน", "")]
    lists.item(code="O16", title="แนวปฏิบัติ", parts=parts, year=2569)
    lists.item(code="O26", title="รายงานผล", parts=[("ผล", "gift-report")], year=2569, data_year=2568)
    open_year(OitCatalogue.objects.get(pk=2569))
    answers = OitAnswer.objects.order_by("item__order", "order").values_list("item__code", "page", "explanation")
    assert list(answers) == [
        ("O16", "/complaints/guideline/", "บอกวิธีการร้องเรียน ระบุส่วนงานที่รับผิดชอบ"),
        ("O16", "/disclosures/oit-2569-o16/", "หัวข้อ แนวปฏิบัติ"),
        ("O26", "/no-gift-policy/2568/", "เผยแพร่รายงานการรับของขวัญของปี ๒๕๖๘"),
    ]
    assert Topic.objects.get().text == "<h3>ขั้นตอน</h3>"


def test_what_stands_already_stays_and_nothing_is_published(opened):
    assert opened["O3"].page == "/contact/"
    assert opened["O4"].page == "/disclosures/manual/"
    assert Topic.objects.count() == 2
    assert not Edition.objects.exists()
    assert open_year(OitCatalogue.objects.get(pk=2569)).made == 0


def test_staff_open_the_year_on_a_page(page_client):
    lists.item(code="O2", title="ข่าว", year=2569)
    page_client.force_login(factories.superuser())
    assert "เปิดแบบตรวจ OIT ปีใหม่" in page_client.get("/admin/ita/oitcatalogue/").text
    asked = page_client.get("/admin/ita/oitcatalogue/open/?fiscal_year=2569").text
    assert "ซึ่งยังไม่มีบัญชีรายการ" in asked
    assert '<option value="2569" selected>' in asked
    told = page_client.post("/admin/ita/oitcatalogue/open/", {"catalogue": 2569, "section": ""}, follow=True).text
    assert "ใช้หน้าของเว็บไซต์หรือหัวข้อของข้อที่ยังไม่เคยตอบ ๑ ข้อ" in told
    assert Topic.objects.get().section.slug == "oit"


def test_who_may_not_answer_may_not_open(client):
    client.force_login(factories.user(is_staff=True))
    assert client.post("/admin/ita/oitcatalogue/open/", {"catalogue": 2569}).status_code == 403
