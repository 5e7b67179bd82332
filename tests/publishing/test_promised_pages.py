"""Small sentences of the publishing pages that no other test is about."""

import pytest

from publishing import workflow
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.promise("note-is-for-the-author")
def test_a_note_to_the_author_reaches_no_public_page(client):
    factories.plan(2566)
    workflow.send_back(factories.submit(), by=factories.superuser(), note="ขาดหลักฐานของกองช่าง")
    factories.publish()
    for path in ("/measures/2566/", "/measures/2566/history/", "/ledger/", "/ledger.jsonl", "/feed.atom"):
        response = client.get(path)
        assert response.status_code == 200, path
        assert "ขาดหลักฐานของกองช่าง" not in response.getvalue().decode(), path
