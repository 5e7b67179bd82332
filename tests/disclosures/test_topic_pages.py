"""The public pages of the topics."""

import datetime
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from disclosures import versions
from disclosures.models import Section
from disclosures.presentation.topics import TopicLine
from publishing import workflow
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db
TOPIC = "/disclosures/internal-audit-plan/"


def page(client, address=TOPIC, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def topic():
    return records.topic(text="<p>คำชี้แจงของหัวข้อ</p>")


def publish(topic):
    return factories.publish("topic", topic.slug)


def test_menu_before_anything_is_published(page_client, topic):
    text = page(page_client, "/disclosures/")
    assert "ยังไม่มีหัวข้อที่เผยแพร่" in text
    assert 'href="/ita/"' in text


def test_menu_counts_with_separators_what_stands_by_its_name():
    line = TopicLine("many", "ประกาศ", None, 1, 1020, 0, 2569, has_text=False)
    sections = [{"slug": "news", "title": "ข่าว", "topics": [(SimpleNamespace(withdrawn_at=None), line)]}]
    assert "เอกสาร ๑,๐๒๐ รายการ\n" in render_to_string("disclosures/index.html", {"sections": sections})
    assert replace(line, standing=0, statements=6).holds == "คำรับรองว่าไม่มีรายการ ๖ ฉบับ"
    assert replace(line, statements=6).holds == "เอกสาร ๑,๐๒๐ รายการ และคำรับรองว่าไม่มีรายการ ๖ ฉบับ"


def test_menu_counts_what_was_withdrawn_neither_in_number_nor_in_year(page_client, topic):
    records.statement(topic, 2566)
    gone = records.document(topic, 2567)
    publish(topic)
    versions.withdraw(gone, reason="ผิดฉบับ")
    publish(topic)
    assert "คำรับรองว่าไม่มีรายการ ๑ ฉบับ ล่าสุดปีงบประมาณ พ.ศ. ๒๕๖๖" in " ".join(page(page_client, "/disclosures/").split())


def test_unpublished_topic_is_not_there(page_client, topic):
    page(page_client, status=404)


def test_headings_of_the_text_stand_right_below_the_title(page_client):
    publish(records.topic(text="<h3>หลักเกณฑ์</h3><h4>ข้อยกเว้น</h4>"))
    assert "<h2>หลักเกณฑ์</h2><h3>ข้อยกเว้น</h3>" in page(page_client)


@pytest.mark.promise("documents-tell-their-facts")
def test_topic_shows_text_documents_facts_and_hash(page_client, topic):
    file = records.stored_file(name="แผน.pdf", pages=12, has_text_layer=False)
    records.document(topic, file=file, title="แผนการตรวจสอบ ปี ๒๕๖๖", dated=datetime.date(2022, 9, 15), round="6")
    publish(topic)
    text = page(page_client)
    for words in (
        "คำชี้แจงของหัวข้อ",
        "ปีงบประมาณ พ.ศ. ๒๕๖๖",
        "แผนการตรวจสอบ ปี ๒๕๖๖",
        "๑๕ กันยายน ๒๕๖๕",
        "รอบ ๖ เดือน",
        "PDF",
        "๑๒ หน้า",
        "ไบต์",
        "ภาพสแกน",
        file.sha256,
        f"<summary>รหัสตรวจสอบ {file.sha256[:8]}…</summary>",
        f"/documents/{file.sha256}/",
    ):
        assert words in text


def test_year_without_documents_says_so_in_a_sentence(page_client, topic, time_machine):
    time_machine.move_to(datetime.datetime(2024, 12, 1, tzinfo=datetime.UTC), tick=False)
    records.document(topic, 2567)
    publish(topic)
    text = page(page_client)
    [line] = re.findall(r'<p\s+class="empty-years">(.*?)</p>', text, re.DOTALL)
    said = "ยังไม่มีเอกสารในหัวข้อนี้ของปีงบประมาณ พ.ศ. ๒๕๖๘ ๒๕๖๖"
    assert " ".join(re.sub("<[^>]*>", "", line).split()) == said
    assert 'id="y2566"' in line
    assert 'id="y2567"' in text


def test_an_empty_topic_bears_no_day_in_the_menu(page_client):
    topic = records.topic("empty")
    publish(topic)
    menu = page_client.get("/disclosures/").text
    assert "ยังไม่มีเอกสาร</span>" in menu
    assert "ปรับปรุงเมื่อ" not in menu
    records.document(topic, 2566)
    publish(topic)
    assert "ปรับปรุงเมื่อ" in page_client.get("/disclosures/").text


def test_signed_statement_stands_with_name_position_and_day(page_client, topic):
    records.statement(topic, round="6", text="ไม่มีเรื่องร้องเรียน")
    publish(topic)
    text = page(page_client)
    for words in ("ไม่มีเรื่องร้องเรียน", "นางสาวทดสอบ ตัวอย่าง", "๕ เมษายน ๒๕๖๖", "รอบ ๖ เดือน"):
        assert words in text


def test_older_files_stay_linked_with_their_reason(page_client, client, topic):
    document = records.document(topic)
    old = document.file
    publish(topic)
    versions.replace(document, file=records.stored_file(name="ใหม่.pdf"), reason="แก้ตัวเลขหน้า ๓", by=None)
    assert "แก้ตัวเลขหน้า ๓" not in page(page_client)
    publish(topic)
    text = page(page_client)
    assert "แก้ตัวเลขหน้า ๓" in text
    assert old.get_absolute_url().split("/")[2] in text
    response = client.get(old.get_absolute_url())
    assert b"".join(response.streaming_content) == old.path.read_bytes()


def test_withdrawn_document_keeps_its_entry_and_its_old_editions(page_client, topic):
    document = records.document(topic)
    publish(topic)
    versions.withdraw(document, reason="เผยแพร่ผิดปี")
    publish(topic)
    text = page(page_client)
    assert document.title in text
    assert "เผยแพร่ผิดปี" in text
    assert document.file.sha256 not in text
    assert document.file.sha256 in page(page_client, f"{TOPIC}editions/1/")


def test_withdrawn_edition_says_so(page_client, topic):
    edition = publish(topic)
    workflow.withdraw(edition, by=factories.superuser(), reason="ทดสอบการเพิกถอน")
    text = page(page_client)
    assert "ทดสอบการเพิกถอน" in text
    assert "คำชี้แจงของหัวข้อ" not in text
    assert "เพิกถอนการเผยแพร่แล้ว" in page(page_client, "/disclosures/")


def test_history_and_editions(page_client, topic):
    publish(topic)
    topic.text = "<p>คำชี้แจงใหม่</p>"
    topic.save()
    publish(topic)
    history = page(page_client, f"{TOPIC}history/")
    assert "<ins" in history
    assert "&lt;p&gt;" not in history
    assert "คำชี้แจงของหัวข้อ" in page(page_client, f"{TOPIC}editions/1/")
    page(page_client, f"{TOPIC}editions/9/", status=404)


def test_menu_groups_by_section_in_order_and_takes_its_newest_name(page_client):
    second = records.section(slug="b", title="หมวดสอง", order=2)
    first = records.section(slug="a", title="หมวดหนึ่ง", order=1)
    publish(records.topic("t-b", section=second, title="หัวข้อของหมวดสอง"))
    publish(records.topic("t-a2", section=first, title="หัวข้อที่สอง", order=2))
    Section.objects.filter(pk=first.pk).update(title="หมวดหนึ่ง (ชื่อใหม่)")
    publish(records.topic("t-a1", section=Section.objects.get(pk=first.pk), title="หัวข้อที่หนึ่ง", order=1))
    text = page(page_client, "/disclosures/")
    order = [text.index(words) for words in ("หมวดหนึ่ง (ชื่อใหม่)", "หัวข้อที่หนึ่ง", "หัวข้อที่สอง", "หมวดสอง", "หัวข้อของหมวดสอง")]
    assert order == sorted(order)


@pytest.mark.parametrize("many", [1, 20])
def test_menu_costs_the_same_however_many_topics(client, many, django_assert_num_queries):
    for number in range(many):
        publish(records.topic(f"t-{number}"))
    client.get("/disclosures/")
    with django_assert_num_queries(1):
        client.get("/disclosures/")


@pytest.mark.parametrize("many", [1, 50])
def test_topic_costs_one_query_however_many_documents(client, topic, many, django_assert_num_queries):
    for _ in range(many):
        records.document(topic)
    publish(topic)
    client.get(TOPIC)
    with django_assert_num_queries(1):
        client.get(TOPIC)


def test_publishing_opens_the_files_at_the_time_of_publication(client, topic):
    document = records.document(topic)
    address = document.file.get_absolute_url()
    assert client.get(address).status_code == 404
    factories.publish("topic", topic.slug, publish_at=timezone.now() + datetime.timedelta(days=1))
    assert client.get(address).status_code == 404


def test_topic_of_many_documents_shows_a_few_of_each_year_and_leads_to_all_of_them(page_client, topic):
    file = records.stored_file(name="แผน.pdf")
    for year, number in ((2565, 1), (2566, 101)):
        for n in range(number):
            records.document(topic, year, file=file, title=f"เอกสารปี {year} ฉบับที่ {n:03}")
    publish(topic)
    first = page(page_client)
    assert first.count("<h3>") == 11
    assert ">ดูเอกสารปีงบประมาณ พ.ศ. ๒๕๖๖ ทั้งหมด ๑๐๑ รายการ</a>" in first
    assert 'href="?year=2565"' not in first
    of_year, rest = page(page_client, f"{TOPIC}?year=2566"), page(page_client, f"{TOPIC}?year=2566&page=2")
    assert (of_year.count("<h3>"), rest.count("<h3>")) == (100, 1)
    assert 'href="?year=2566&amp;page=2">หน้าถัดไป</a>' in of_year
    assert 'href="?">ดูทุกปีของหัวข้อนี้</a>' in rest
    for year in ("2560", "ปี", "2566&page=ก"):
        page(page_client, f"{TOPIC}?year={year}")
