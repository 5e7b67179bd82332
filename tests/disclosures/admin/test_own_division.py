"""A clerk of a division fills the topics of that division alone."""

import pytest

from disclosures.models import Statement
from kokkhon_ita import roles
from tests.disclosures import records
from tests.disclosures.admin.staff import DOCUMENTS, facts, inline, pdf, sign_in, text

pytestmark = pytest.mark.django_db


def test_fills_only_topics_of_the_own_division(page_client, clerk, topic):
    own = records.topic("own", division=clerk.division)
    assert page_client.post(f"{DOCUMENTS}add/", facts(own, new_file=pdf())).status_code == 302
    assert (
        "topic" in page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf())).context["adminform"].form.errors
    )
    other = records.document(topic)
    for page in ("replace/", "withdraw/"):
        assert page_client.get(f"{DOCUMENTS}{other.pk}/{page}").status_code == 403
    assert page_client.post(f"{DOCUMENTS}{other.pk}/change/", facts(topic) | inline()).status_code == 403


def test_changes_no_topic(page_client, clerk):
    own = records.topic("own", division=clerk.division)
    assert page_client.post(f"/admin/disclosures/topic/{own.pk}/change/", {"title": "x"}).status_code == 403
    page = text(page_client.get(f"/admin/disclosures/topic/{own.pk}/change/"))
    assert f"/admin/disclosures/document/add/?topic={own.pk}" in page


def test_clerk_without_a_division_fills_nothing(page_client, topic):
    sign_in(page_client, roles.DIVISION_CLERK)
    assert (
        "topic" in page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf())).context["adminform"].form.errors
    )


def test_signs_statements_for_own_topics_only(page_client, clerk, topic):
    own = records.topic("own", division=clerk.division)
    signed = {
        "fiscal_year": "2566",
        "round": "6",
        "text": "ไม่มีรายการ",
        "signed_by": "ก",
        "position": "ข",
        "signed_on": "5/4/2566",
    }
    address = "/admin/disclosures/statement/add/"
    assert page_client.post(address, signed | {"topic": own.pk}).status_code == 302
    assert page_client.post(address, signed | {"topic": topic.pk}).status_code == 200
    assert Statement.objects.get().topic == own
