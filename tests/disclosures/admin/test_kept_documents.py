"""A document of a topic: what its form keeps and refuses, and replacing and withdrawing it."""

import datetime

import pytest

from disclosures.models import Document
from tests import factories
from tests.common.uploads import files
from tests.disclosures import records
from tests.disclosures.admin.staff import DOCUMENTS, facts, inline, pdf, text

pytestmark = pytest.mark.django_db


def test_added_with_its_file(page_client, publisher, topic):
    response = page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf(), dated="๑๕/๙/๒๕๖๕"))
    assert response.status_code == 302
    document = Document.objects.get()
    assert (document.fiscal_year, document.dated, document.file.name) == (
        2566,
        datetime.date(2022, 9, 15),
        "แผน.pdf",
    )
    assert document.file.uploaded_by == publisher


@pytest.mark.parametrize(
    ("missing", "sentence"), [("title", "โปรดกรอกหรือเลือกช่องนี้"), ("new_file", "โปรดกรอกหรือเลือกช่องนี้")]
)
def test_title_and_file_are_required_and_what_was_typed_stays(page_client, publisher, topic, missing, sentence):
    posted = facts(topic, new_file=pdf(), dated="15/9/2565")
    del posted[missing]
    response = page_client.post(f"{DOCUMENTS}add/", posted)
    assert response.status_code == 200
    assert missing in response.context["adminform"].form.errors
    assert 'value="15/9/2565"' in text(response)
    assert not Document.objects.exists()


def test_refused_file_says_why(page_client, publisher, topic):
    response = page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=files.upload("a.exe", b"MZ")))
    assert "อาจเป็นโปรแกรม" in text(response)


def test_scan_is_taken_with_a_warning(page_client, publisher, topic):
    response = page_client.post(
        f"{DOCUMENTS}add/", facts(topic, new_file=files.upload("a.pdf", files.scan())), follow=True
    )
    assert "ไม่มีชั้นข้อความ" in text(response)
    assert Document.objects.get().file.has_text_layer is False


def test_round_declared_empty_takes_no_document(page_client, publisher, topic):
    records.statement(topic)
    response = page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf()))
    assert "คำรับรองว่าไม่มีรายการแล้ว" in text(response)


def test_replacing_asks_for_file_and_reason(page_client, publisher, topic):
    document = records.document(topic)
    old, address = document.file, f"{DOCUMENTS}{document.pk}/replace/"
    assert page_client.get(address).status_code == 200
    assert page_client.post(address, {"new_file": pdf()}).status_code == 200
    assert page_client.post(address, {"reason": "แก้คำผิด"}).status_code == 200
    assert page_client.post(address, {"new_file": pdf(), "reason": "แก้คำผิด"}).status_code == 302
    document.refresh_from_db()
    [kept] = document.replacements.all()
    assert (kept.file, kept.reason, kept.replaced_by, document.file.uploaded_by) == (
        old,
        "แก้คำผิด",
        publisher,
        publisher,
    )
    assert "แก้คำผิด" in text(page_client.get(f"{DOCUMENTS}{document.pk}/change/"))


def test_same_file_again_says_so_beside_the_field(page_client, publisher, topic):
    page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf()))
    document = Document.objects.get()
    response = page_client.post(f"{DOCUMENTS}{document.pk}/replace/", {"new_file": pdf(), "reason": "ลอง"})
    assert "เหมือนไฟล์เดิม" in text(response)


def test_withdrawing_asks_for_the_reason_and_ends_editing(page_client, publisher, topic):
    document = records.document(topic)
    address = f"{DOCUMENTS}{document.pk}/withdraw/"
    assert page_client.post(address, {"reason": " "}).status_code == 200
    assert page_client.post(address, {"reason": "ผิดปี"}).status_code == 302
    document.refresh_from_db()
    assert document.withdrawn_reason == "ผิดปี"
    assert page_client.get(address).status_code == 403
    assert "เพิกถอนเมื่อ" in text(page_client.get(f"{DOCUMENTS}{document.pk}/change/"))
    listed = {
        which: document.title in text(page_client.get(f"{DOCUMENTS}?standing={which}")) for which in ("yes", "no")
    }
    assert listed == {"yes": False, "no": True}
    assert page_client.post(f"{DOCUMENTS}{document.pk}/change/", facts(topic)).status_code == 403


def test_form_can_not_swap_the_file_unseen(page_client, publisher, topic):
    document = records.document(topic)
    page_client.post(f"{DOCUMENTS}{document.pk}/change/", facts(topic, title="ชื่อใหม่", new_file=pdf()) | inline())
    changed = Document.objects.get()
    assert (changed.title, changed.file) == ("ชื่อใหม่", document.file)


def test_what_the_public_has_seen_is_not_deleted(page_client, publisher, topic):
    document = records.document(topic)
    assert page_client.get(f"{DOCUMENTS}{document.pk}/delete/").status_code == 200
    factories.publish("topic", topic.slug)
    assert page_client.get(f"{DOCUMENTS}{document.pk}/delete/").status_code == 403
    assert page_client.post(f"/admin/disclosures/topic/{topic.pk}/delete/", {"post": "yes"}).status_code == 403


def test_list_is_searched_filtered_and_costs_the_same(page_client, publisher, topic, django_assert_max_num_queries):
    for _ in range(20):
        records.document(topic)
    with django_assert_max_num_queries(20):
        response = page_client.get(DOCUMENTS, {"q": "แผน", "fiscal_year": 2566})
    assert text(response).count(">ใช้อยู่</td>") == 20
