"""A request of more items than a page holds: each is reached, nothing chosen or typed is lost between pages, one act decides all."""

from itertools import chain
from urllib.parse import urlencode

import pytest
from django.conf import settings
from lxml import html

from kokkhon_ita import roles
from measures.models import Result
from publishing.admin import choosing
from publishing.models import Edition, Submission
from tests import factories
from tests.publishing.test_desk import form_of

pytestmark = pytest.mark.django_db
TEXTS = ["ผลแรก", "ผลที่สอง", "ผลที่สาม", "ผลที่สี่", "ผลสุดท้าย"]
BOXES = "//li[@class='asked__item']//input[@type='checkbox']"


@pytest.fixture
def clerk():
    plan = factories.plan()
    factories.publish()
    clerk = factories.user(roles.DIVISION_CLERK, division=factories.divisions()[0])
    for order, text in enumerate(TEXTS, 5):
        Result.objects.create(measure=plan.measures.get(), text=text, division=clerk.division, order=order)
    return clerk


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    # A box and a note each, and what else a form sends, stay below what one form may have.
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS > 2 * choosing.A_PAGE + 100
    monkeypatch.setattr(choosing, "A_PAGE", 2)


def of_texts(response):
    """Return which of the texts stand on the page and the names of their boxes."""
    page = html.document_fromstring(response.text)
    return [text for text in TEXTS if text in page.text_content()], [box.get("name") for box in page.xpath(BOXES)]


@pytest.mark.promise("decision-covers-all-pages")
def test_an_approval_covers_every_page_as_it_was_left_on_each(client, clerk):
    request = factories.submit(by=clerk)
    address = f"/admin/publishing/submission/{request.pk}/change/"
    client.force_login(factories.user(roles.PUBLISHER))
    first = client.get(address)
    assert "ครอบคลุมทั้ง ๕ รายการในทุกหน้า" in " ".join(first.text.split())
    texts, boxes = of_texts(first)
    data, _ = form_of(first, "อนุมัติเผยแพร่")
    del data[boxes[1]]
    data |= {boxes[1].replace("take", "note"): "แนบหลักฐานก่อน", "send_back-note": "ยังไม่ส่ง", "to": "3"}
    last = client.post(address, data)
    assert Submission.objects.waiting().exists()
    data, _ = form_of(last, "อนุมัติเผยแพร่")
    assert data["send_back-note"].strip() == "ยังไม่ส่ง"
    back = client.post(address, data | {"to": "1"})
    assert form_of(back, "อนุมัติเผยแพร่")[0][boxes[1].replace("take", "note")] == "แนบหลักฐานก่อน"
    middle = client.post(address, data | {"to": "2"})
    assert sorted(texts + of_texts(middle)[0] + of_texts(last)[0]) == sorted(TEXTS)
    done = client.post(address, data | {"decision": "approve", "approve-checked": "on"}, follow=True)
    assert "รับ ๔ รายการ ส่งกลับ ๑ รายการ" in done.text
    said = str(Edition.objects.under("measures", "2566").first().content)
    assert [text for text in TEXTS if text not in said] == [texts[1]]
    assert request.items.exclude(note="").get().note == "แนบหลักฐานก่อน"


def test_whoever_only_looks_turns_the_pages_by_links(client, clerk):
    request = factories.submit(by=clerk)
    client.force_login(clerk)
    address = f"/admin/publishing/submission/{request.pk}/change/"
    pages = [of_texts(client.get(f"{address}?page={number}"))[0] for number in (1, 2, 3)]
    assert sorted(chain.from_iterable(pages)) == sorted(TEXTS)
    assert "?page=2#asked" in client.get(address).text


@pytest.mark.promise("request-holds-all-pages")
def test_what_is_sent_is_what_is_ticked_on_all_pages(client, clerk):
    client.force_login(clerk)
    address = f"/admin/publishing/submission/draft/?{urlencode({'kind': 'measures', 'key': '2566'})}"
    first = client.get(address)
    form = html.document_fromstring(first.text).get_element_by_id("asked")
    items = [value for name, value in form.form_values() if name == "item"]
    data = dict(form.form_values()) | {"item": items[1:], "reason": "เหตุผลที่พิมพ์ไว้", "to": "2"}
    second = client.post(address, data)
    assert not Submission.objects.waiting().exists()
    assert "errorlist" not in second.text
    form = html.document_fromstring(second.text).get_element_by_id("asked")
    data = dict(form.form_values()) | {"item": [value for name, value in form.form_values() if name == "item"]}
    assert data["reason"].strip() == "เหตุผลที่พิมพ์ไว้"
    client.post(address, data)
    sent = {item.key for item in Submission.objects.waiting().get().items.all()}
    assert len(sent) == len(TEXTS) - 1
    assert items[0] not in sent


@pytest.mark.parametrize("kept", ["", "[]", "{", '"x"', '{"item": 5, "note-1": {}, "take-1": [null]}'])
def test_a_field_that_no_page_of_ours_wrote_keeps_nothing(kept):
    assert choosing.chosen({"kept": kept}) == {}
