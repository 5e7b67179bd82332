"""The list of drafts looks again only at what staff may have changed."""

import base64
import pickle
import re
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from common.models import Division
from complaints.models import Holiday
from measures.models import Plan
from publishing import draft_states, drafts, kinds
from publishing.draft_states import NotesChanges
from tests import factories
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.conftest import own_gate, own_store  # noqa: F401

pytestmark = pytest.mark.django_db
LIST = "/admin/publishing/submission/add/"


@pytest.fixture
def looked(monkeypatch):
    """Which (kind, key) are frozen, with states believed as in production."""
    monkeypatch.setattr(draft_states, "TRUSTED", 900)
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
    client.post("/admin/measures/plan/2566/change/", {})  # refused: nothing was written
    assert client.get(LIST).status_code == 200
    assert looked == []


@pytest.mark.parametrize(
    ("save", "again"),
    [
        (lambda: Division.objects.filter(pk=1).update(order=9), {("measures", "2566"), ("organisation", "")}),
        (
            lambda: Plan.objects.bulk_create([Plan(fiscal_year=2567, title="แผน", preamble="คำนำ")]),
            {("measures", "2566")},
        ),
        (lambda: Holiday.objects.create(date=date(2023, 5, 4), name="วันหยุด"), set()),
    ],
    ids=["shared", "own", "nobody's"],
)
def test_what_staff_save_is_looked_at_anew_and_nothing_else(client, looked, save, again):
    factories.plan(2566)
    drafts.everything(factories.superuser())
    looked.clear()
    draft_states.NotesChanges(lambda request: HttpResponse(save()))(RequestFactory().post("/admin/x/"))
    drafts.everything(factories.superuser())
    assert set(looked) - {("measures", "2567")} == again


def test_what_is_published_is_looked_at_anew(client, looked):
    factories.plan(2566)
    factories.published_plan(2565)
    drafts.everything(factories.superuser())
    looked.clear()
    draft_states.NotesChanges(lambda request: HttpResponse(factories.published_plan(2564)))(
        RequestFactory().post("/admin/x/")
    )
    drafts.everything(factories.superuser())
    assert {("measures", "2566"), ("measures", "2565")} <= set(looked)


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


def test_work_at_the_desk_leaves_nothing_in_the_shared_memory_and_other_work_no_time(looked):
    """Whoever reads the cache sees neither that one works at the desk nor the second of any save."""
    office = demo.make_desk()
    client, case = enter(office.officers[0]), office.file()[0]
    shared = dict(stored())
    for action in ({"action": "note", "text": "บันทึก"}, {"action": "write", "text": "กำลังตรวจ"}):
        assert client.post(f"{DESK}{case.pk}/act/", action).status_code == 302
    assert client.post(f"{DESK}lock/").status_code == 302
    assert dict(stored()) == shared
    NotesChanges(lambda request: HttpResponse(factories.plan(2566)))(RequestFactory().post("/admin/x/"))
    marks = [value for key, value in stored() if "draft-table" in key]
    assert marks
    assert all(re.fullmatch("[0-9a-f]{16}", value) for value in marks)


def stored():
    """Yield (key, value) of everything in the shared cache."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_cache ORDER BY cache_key")
        for key, value in cursor.fetchall():
            yield key, pickle.loads(base64.b64decode(value))
