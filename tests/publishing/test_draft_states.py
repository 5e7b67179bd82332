"""The list of drafts looks again only at what staff may have changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing import draft_states, drafts, kinds
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/publishing/submission/add/"


@pytest.fixture
def looked(monkeypatch):
    """Which (kind, key) are frozen, with states believed as in production and clocks that agree."""
    monkeypatch.setattr(draft_states, "TRUSTED", 900)
    monkeypatch.setattr(draft_states, "MARGIN", 0)
    frozen, seen = kinds.Kind.frozen, []

    def noted(about, key):
        seen.append((about.name, key))
        return frozen(about, key)

    monkeypatch.setattr(kinds.Kind, "frozen", noted)
    return seen


def test_nothing_is_frozen_again_until_staff_send_something(client, looked):
    for year in (2565, 2566):
        factories.plan(year)
    client.force_login(factories.superuser())
    assert client.get(LIST).status_code == 200
    assert ("measures", "2566") in looked
    looked.clear()
    assert client.get(LIST).status_code == 200
    assert looked == []
    client.post("/admin/measures/plan/2566/change/", {})
    page = client.get(LIST)
    assert {("measures", "2565"), ("measures", "2566")} <= set(looked)
    assert "แผน" in page.text or "มาตรการ" in page.text


def test_what_takes_too_long_is_left_to_the_queue(client, looked, monkeypatch):
    factories.published_plan(2566)
    put = []
    monkeypatch.setattr(draft_states, "PATIENCE", -1)
    monkeypatch.setattr(draft_states.queue, "put", lambda task, **how: put.append(task))
    client.force_login(factories.superuser())
    page = client.get(LIST)
    assert "ระบบกำลังตรวจว่าร่างอีก" in page.text
    assert put == [draft_states.look_again]
    draft_states.look_again.call()
    assert "ระบบกำลังตรวจว่าร่างอีก" not in client.get(LIST).text


def test_many_editions_and_years_cost_the_list_no_query_more(looked, django_assert_max_num_queries):
    user = factories.superuser()
    factories.published_plan(2560)
    drafts.everything(user)
    with CaptureQueriesContext(connection) as few:
        drafts.everything(user)
    for year in range(2561, 2566):
        factories.published_plan(year)
    drafts.everything(user)
    with django_assert_max_num_queries(len(few)):
        drafts.everything(user)
