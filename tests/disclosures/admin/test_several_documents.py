"""Several documents of a topic, put in at once."""

import pytest

from disclosures.models import Document
from tests.common.uploads import files
from tests.disclosures import records
from tests.disclosures.admin.staff import DOCUMENTS, pdf, text

pytestmark = pytest.mark.django_db


def post(page_client, topic, *documents):
    rows = {f"documents-{n}-{name}": value for n, row in enumerate(documents) for name, value in row.items()}
    counts = {"documents-TOTAL_FORMS": len(documents), "documents-INITIAL_FORMS": 0}
    return page_client.post(f"{DOCUMENTS}several/?topic={topic.pk}", counts | rows)


def row(title, file, **changes):
    return {"title": title, "fiscal_year": "๒๕๗๐", "round": "", "new_file": file} | changes


def test_all_come_in_at_once_or_none(page_client, publisher, topic):
    page = text(page_client.get(f"{DOCUMENTS}several/?topic={topic.pk}"))
    assert 'class="inline-heading"' in page
    assert "js/uploads.js" in page
    bad = row("ข", files.upload("ข.doc", b"x"))
    refused = post(page_client, topic, row("ก", pdf("ก.pdf")), bad)
    assert "เปิดไฟล์ด้วย Word" in text(refused)
    assert not Document.objects.exists()
    blank = {"title": "", "fiscal_year": "๒๕๗๐", "round": ""}
    posted = post(page_client, topic, row("ก", pdf("ก.pdf", "ก")), row("ข", pdf("ข.pdf", "ข")), blank)
    assert posted.status_code == 302
    made = Document.objects.order_by("pk").values_list("title", "topic", "fiscal_year", "file__uploaded_by")
    assert list(made) == [("ก", topic.pk, 2570, publisher.pk), ("ข", topic.pk, 2570, publisher.pk)]


def test_only_own_topics_are_offered_and_taken(page_client, clerk, topic):
    own = records.topic("own", division=clerk.division)
    page = text(page_client.get(f"{DOCUMENTS}several/"))
    assert f'value="{own.pk}"' in page
    assert f'value="{topic.pk}"' not in page
    assert post(page_client, topic, row("ก", pdf())).status_code == 404
    assert post(page_client, own, row("ก", pdf())).status_code == 302
