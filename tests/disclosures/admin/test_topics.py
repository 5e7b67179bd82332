"""A topic: its text, its name, and its documents beside it, however many."""

import pytest
from lxml import html

from disclosures.admin.topics import LISTED
from disclosures.models import Document, Topic
from tests.disclosures import records
from tests.disclosures.admin.staff import text

pytestmark = pytest.mark.django_db


def test_rich_text_is_cleaned_and_slug_stays(page_client, publisher, topic):
    posted = {
        "section": topic.section_id,
        "title": topic.title,
        "text": "<p onclick='x'>ก<script>1</script></p>",
        "first_year": "2566",
        "order": 1,
        "slug": "other",
    }
    assert page_client.post(f"/admin/disclosures/topic/{topic.pk}/change/", posted).status_code == 302
    changed = Topic.objects.get()
    assert (changed.text, changed.slug) == ("<p>ก</p>", topic.slug)


def test_list_and_page_show_documents(page_client, publisher, topic):
    records.document(topic, 2566)
    records.document(topic, 2567)
    records.statement(topic, 2568)
    assert "๒ รายการ" in text(page_client.get("/admin/disclosures/topic/"))
    page = text(page_client.get(f"/admin/disclosures/topic/{topic.pk}/change/"))
    assert "ไม่มีรายการ (ทั้งปี)" in page


def test_page_shows_the_newest_documents_and_leads_to_all(page_client, publisher, topic):
    one = records.document(topic, 2567, title="ฉบับใหม่").file
    rows = (Document(topic=topic, fiscal_year=2566, title=f"ฉบับที่ {n}", file=one, order=n) for n in range(LISTED))
    Document.objects.bulk_create(rows)
    records.document(records.topic("another"), title="ของหัวข้ออื่น")
    page = html.fromstring(page_client.get(f"/admin/disclosures/topic/{topic.pk}/change/").text)
    shown = page.xpath("//section[@aria-labelledby='documents']/ul/li/a/text()")
    assert len(shown) == LISTED
    assert "ฉบับใหม่" in shown[0]
    [more] = page.xpath("//a[starts-with(., 'เอกสารทั้งหมดของหัวข้อนี้')]/@href")
    found = page_client.get(more).context["cl"]
    assert found.result_count == LISTED + 1
    assert {document.topic for document in found.result_list} == {topic}


def test_submit_page_warns_of_scans(page_client, publisher, topic):
    records.document(topic, file=records.stored_file(has_text_layer=False), title="แผนสแกน")
    page = text(page_client.get("/admin/publishing/submission/draft/", {"kind": "topic", "key": topic.slug}))
    assert "เอกสาร “แผนสแกน” ภาพสแกน ไม่มีชั้นข้อความ" in page
