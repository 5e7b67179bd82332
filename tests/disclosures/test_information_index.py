"""The index of public information: what is tagged and published, under the words of the act; one edition, live states."""

import pytest
from django.db import IntegrityError, transaction

from disclosures.content import index
from disclosures.models import InformationTag
from publishing import workflow
from tests import factories
from tests.disclosures import records

pytestmark = pytest.mark.django_db
ADDRESS = "/information-index/"


@pytest.fixture
def tagged():
    """Publish a tagged topic with a tagged document, tag a page and a topic that is not published."""
    topic = records.topic(title="แผนพัฒนา")
    document = records.document(topic, 2566, title="แผนปี ๒๕๖๖")
    InformationTag.objects.create(clause="9-3", topic=topic)
    InformationTag.objects.create(clause="9-3", document=document)
    InformationTag.objects.create(clause="7-3", page="/contact/", page_title="ติดต่อหน่วยงาน")
    InformationTag.objects.create(clause="9-4", topic=records.topic("draft", title="คู่มือที่ยังเป็นร่าง"))
    return factories.publish("topic", topic.slug)


def test_before_the_first_index_the_page_says_so(page_client):
    assert "ยังไม่ได้เผยแพร่ดัชนี" in page_client.get(ADDRESS).text
    assert ADDRESS in page_client.get("/disclosures/").text


def test_index_holds_what_is_tagged_and_published(page_client, tagged):
    assert index.warnings(index.content("")) == ["ไม่รวม 1 รายการที่ยังไม่ได้เผยแพร่หรือเพิกถอนแล้ว"]
    factories.publish("information-index", "")
    text = page_client.get(ADDRESS).text
    for words in (
        'href="/disclosures/internal-audit-plan/">แผนพัฒนา</a>',
        'href="/disclosures/internal-audit-plan/#y2566">แผนปี ๒๕๖๖</a>',
        'href="/contact/">ติดต่อหน่วยงาน</a>',
        "มาตรา ๙ (๓)",
        "ผลการพิจารณาหรือคำวินิจฉัยที่มีผลโดยตรงต่อเอกชน",
    ):
        assert words in text
    assert "คู่มือที่ยังเป็นร่าง" not in text


def test_a_withdrawn_topic_is_no_link_on_the_next_request(page_client, tagged):
    factories.publish("information-index", "")
    workflow.withdraw(tagged, reason="ผิด", by=factories.superuser())
    text = page_client.get(ADDRESS).text
    assert "internal-audit-plan" not in text
    assert text.count("เพิกถอนการเผยแพร่แล้ว") == 2


@pytest.mark.parametrize(
    "place",
    [{}, {"page": "/a/"}, {"page_title": "x"}, {"page": "a/", "page_title": "x"}, {"clause": "8-1", "page": "/a/"}],
)
def test_a_tag_names_exactly_one_place_and_a_clause_of_the_act(place):
    with pytest.raises(IntegrityError), transaction.atomic():
        InformationTag.objects.create(**{"clause": "9-1"} | place)


def test_staff_tag_a_topic(page_client):
    topic = records.topic()
    page_client.force_login(factories.superuser())
    assert "มาตรา ๙ (๓) แผนงาน" in page_client.get("/admin/disclosures/informationtag/add/").text
    data = {"clause": "9-3", "topic": topic.pk, "document": "", "page": "", "page_title": ""}
    assert page_client.post("/admin/disclosures/informationtag/add/", data).status_code == 302
    assert "มาตรา ๙ (๓)" in page_client.get("/admin/disclosures/informationtag/").text
