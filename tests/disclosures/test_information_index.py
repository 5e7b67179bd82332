"""The index of public information: what is tagged and published, under the words of the act; one edition, live states."""

import csv
import io
from importlib import import_module
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import resolve

from disclosures import proposed_index
from disclosures.content import index
from disclosures.models import InformationTag, Topic
from publishing import workflow
from publishing.models import Edition
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db
ADDRESS = "/information-index/"


@pytest.fixture
def tagged():
    """Publish a tagged topic with a tagged document and a tagged page; tag what is not published too."""
    topic = records.topic(title="แผนพัฒนา")
    document = records.document(topic, 2566, title="แผนปี ๒๕๖๖")
    InformationTag.objects.create(clause="9-3", topic=topic)
    InformationTag.objects.create(clause="9-3", document=document)
    InformationTag.objects.create(clause="7-3", page="/contact/", page_title="ติดต่อหน่วยงาน")
    InformationTag.objects.create(clause="9-4", topic=records.topic("draft", title="คู่มือที่ยังเป็นร่าง"))
    InformationTag.objects.create(clause="9-4", page="/services/", page_title="บริการที่ยังเป็นร่าง")
    InformationTag.objects.create(clause="9-8", page="/visitors/", page_title="จำนวนผู้เข้าชม")
    factories.organisation(site_address="https://www.example.go.th")
    factories.publish("organisation", "")
    return factories.publish("topic", topic.slug)


def test_before_the_first_index_the_page_says_so_and_what_the_act_asks_for(page_client):
    text = page_client.get(ADDRESS).text
    assert "ยังไม่ได้เผยแพร่ดัชนี" in text
    assert "มาตรา ๙ (๖)" in text
    assert ADDRESS in page_client.get("/disclosures/").text


@pytest.mark.promise("empty-is-not-in-the-index")
def test_index_holds_what_is_tagged_and_published(page_client, tagged):
    assert index.warnings(index.content("")) == ["ไม่รวม ๒ รายการที่ยังไม่ได้เผยแพร่ ยังไม่มีเนื้อหา หรือเพิกถอนแล้ว"]
    factories.publish("information-index", "")
    text = page_client.get(ADDRESS).text
    for words in (
        'href="/disclosures/internal-audit-plan/">แผนพัฒนา</a>',
        'href="/disclosures/internal-audit-plan/#y2566">แผนปี ๒๕๖๖</a>',
        'href="/contact/">ติดต่อหน่วยงาน</a>',
        'href="/visitors/">จำนวนผู้เข้าชม</a>',
        "มาตรา ๙ (๓)",
        "ผลการพิจารณาหรือคำวินิจฉัยที่มีผลโดยตรงต่อเอกชน",
    ):
        assert words in text
    assert "ที่ยังเป็นร่าง" not in text


def test_a_page_that_came_out_after_the_index_is_named_beside_its_kind(page_client):
    topic = records.topic(title="แผนพัฒนา", text="<p>แผน</p>")
    InformationTag.objects.create(clause="9-3", topic=topic)
    factories.organisation()
    factories.publish("topic", topic.slug)
    factories.publish("information-index", "")
    named = 'เผยแพร่แล้วที่หน้า <a\n      href="/contact/">'
    assert named not in page_client.get(ADDRESS).text
    contact = factories.publish("organisation", "")
    elsewhere, without = page_client.get(ADDRESS).text.split('id="without"')
    assert named in elsewhere.split('id="elsewhere"')[1]
    assert "เผยแพร่แล้วที่หน้า" not in without
    workflow.withdraw(contact, by=factories.superuser(), reason="ผิด")
    assert named not in page_client.get(ADDRESS).text


def test_index_is_a_table_to_download(page_client, tagged):
    edition = factories.publish("information-index", "")
    assert f'href="{edition.get_absolute_url()}report.xlsx"' in page_client.get(ADDRESS).text
    assert page_client.get(f"{ADDRESS}report.csv").headers["Location"] == f"{edition.get_absolute_url()}report.csv"
    text = page_client.get(f"{edition.get_absolute_url()}report.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["มาตรา"], row["รายการ"]) for row in rows[:4]] == [
        ("มาตรา ๗ (๓)", "ติดต่อหน่วยงาน"),
        ("มาตรา ๙ (๓)", "แผนพัฒนา"),
        ("มาตรา ๙ (๓)", "แผนปี ๒๕๖๖"),
        ("มาตรา ๙ (๘)", "จำนวนผู้เข้าชม"),
    ]
    assert rows[0]["ที่อยู่"] == "https://www.example.go.th/contact/"
    assert (rows[0]["ปีงบประมาณ"], rows[2]["ปีงบประมาณ"]) == ("", "2566")
    workflow.withdraw(edition, reason="ผิด", by=factories.superuser())
    assert page_client.get(f"{ADDRESS}report.csv").status_code == 404


def test_a_withdrawn_topic_or_page_is_no_link_on_the_next_request(page_client, tagged):
    factories.publish("information-index", "")
    for edition in (tagged, Edition.objects.live("organisation", "")):
        workflow.withdraw(edition, reason="ผิด", by=factories.superuser())
    text = page_client.get(ADDRESS).text
    assert "internal-audit-plan" not in text
    assert ">ติดต่อหน่วยงาน</a>" not in text
    assert text.count("เพิกถอนการเผยแพร่แล้ว") == 3


def test_an_emptied_topic_is_no_link_on_the_next_request(page_client, tagged):
    factories.publish("information-index", "")
    topic = Topic.objects.get(title="แผนพัฒนา")
    topic.documents.all().delete()
    Topic.objects.filter(pk=topic.pk).update(text="")
    factories.publish("topic", topic.slug)
    text = page_client.get(ADDRESS).text
    assert "internal-audit-plan" not in text
    assert text.count("ยังไม่มีเนื้อหา") == 2


@pytest.mark.parametrize(
    "place",
    [{}, {"page": "/a/"}, {"page_title": "x"}, {"page": "a/", "page_title": "x"}, {"clause": "8-1", "page": "/a/"}],
)
def test_a_tag_names_exactly_one_place_and_a_clause_of_the_act(place):
    with pytest.raises(IntegrityError), transaction.atomic():
        InformationTag.objects.create(**{"clause": "9-1"} | place)


@pytest.mark.parametrize("kind", ["topic", "document", "page"])
def test_a_clause_holds_each_place_once(kind):
    topic = records.topic()
    place = {
        "topic": {"topic": topic},
        "document": {"document": records.document(topic, 2566)},
        "page": {"page": "/a/", "page_title": "ก"},
    }[kind]
    InformationTag.objects.create(clause="9-1", **place)
    InformationTag.objects.create(clause="9-2", **place)
    with pytest.raises(ValidationError, match="รายการนี้อยู่ในประเภทนี้แล้ว"):
        InformationTag(clause="9-1", **place).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        InformationTag.objects.create(clause="9-1", **place)


def test_lines_said_twice_before_the_constraint_are_merged():
    double = [
        SimpleNamespace(pk=pk, clause="9-1", topic_id=pk // 3, document_id=None, page="", delete=Mock())
        for pk in (1, 2, 3)
    ]
    models = Mock()
    models.get_model.return_value.objects.order_by.return_value = double
    import_module("disclosures.migrations.0012_one_line_of_the_index_on_every_database").keep_the_first(models, None)
    assert [tag.delete.called for tag in double] == [False, True, False]


def test_staff_tag_a_topic(page_client):
    topic = records.topic()
    page_client.force_login(factories.superuser())
    assert "มาตรา ๙ (๓) แผนงาน" in page_client.get("/admin/disclosures/informationtag/add/").text
    data = {"clause": "9-3", "topic": topic.pk, "document": "", "page": "", "page_title": ""}
    assert page_client.post("/admin/disclosures/informationtag/add/", data).status_code == 302
    assert "แผนงาน โครงการ" in page_client.get("/admin/disclosures/informationtag/?clause=9-3").text
    assert topic.title in page_client.get("/admin/disclosures/informationtag/?clause=9-3").text
    assert topic.title not in page_client.get("/admin/disclosures/informationtag/?clause=7-1").text


def test_staff_take_over_what_the_site_proposes_and_what_was_tagged_stays(page_client):
    plan = records.topic("plan", title="แผนปฏิบัติการป้องกันการทุจริต")
    records.topic("orders", title="คำสั่งแต่งตั้ง")
    InformationTag.objects.create(clause="7-5", page="/contact/", page_title="ที่ตั้ง")
    page_client.force_login(factories.superuser())
    asked = page_client.get("/admin/disclosures/informationtag/propose/").text
    assert plan.title in asked
    assert "คำสั่งแต่งตั้ง" not in asked
    page_client.post("/admin/disclosures/informationtag/propose/")
    assert InformationTag.objects.get(topic=plan).clause == "9-3"
    assert InformationTag.objects.get(page="/contact/").clause == "7-5"
    before = InformationTag.objects.count()
    page_client.post("/admin/disclosures/informationtag/propose/")
    assert InformationTag.objects.count() == before
    assert "ไม่มีรายการที่จะเสนอ" in page_client.get("/admin/disclosures/informationtag/propose/").text


@pytest.mark.parametrize(
    ("title", "clause"),
    [
        ("รายงานผลการดำเนินการตามแผนบริหารจัดการความเสี่ยงการทุจริต", "9-8"),
        ("แผนการตรวจสอบภายในประจำปี", "9-3"),
        ("คู่มือปฏิบัติงานตรวจสอบภายใน", "9-4"),
        ("โครงสร้าง หน้าที่และอำนาจ", "7-1"),
        ("การสร้างวัฒนธรรม(No-Gift-Policy)", "9-8"),
    ],
)
def test_a_title_says_which_clause_is_proposed(title, clause):
    topic = records.topic(title=title)
    assert next(tag for tag in proposed_index.proposals() if tag.topic == topic).clause == clause


def test_every_proposed_page_is_a_page_of_this_site():
    tags = [tag for tag in proposed_index.proposals() if tag.page]
    assert len(tags) > 5
    for tag in tags:
        tag.full_clean()
        assert resolve(tag.page).func, tag.page
