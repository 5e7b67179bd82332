"""The contact page as divisions come and go: what the office has today, and who does the work of those that ended."""

import pytest
import time_machine
from django.utils.html import strip_tags

from publishing import kinds
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """The second division ends with September 2566, and the third, which does its work, begins the day after."""
    factories.organisation()
    _, old, new, *_ = factories.divisions()
    old.ends_on, old.followed_by, new.starts_on = "2023-09-30", new, "2023-10-01"
    new.save()
    old.save()
    with time_machine.travel("2023-09-01", tick=False):
        factories.publish("organisation", "")


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("day", "has", "former"),
    [("2023-09-30", "กองคลัง", ""), ("2023-10-01", "กองช่าง", "กองคลัง ถึงวันที่ ๓๐ กันยายน ๒๕๖๖ ผู้รับช่วงงานคือกองช่าง")],
)
def test_one_edition_tells_each_day_what_the_office_has(client, day, has, former):
    with time_machine.travel(f"{day} 12:00+07:00", tick=False):
        page = client.get("/contact/").content.decode()
    now, _, before = " ".join(strip_tags(page).split()).partition("ส่วนราชการเดิม")
    assert has in now
    assert ({"กองคลัง", "กองช่าง"} - {has}).isdisjoint(now.split())
    assert before.startswith(f" {former}" if former else "")


@pytest.mark.usefixtures("office")
def test_search_leads_from_the_former_name_to_who_does_the_work(client):
    with time_machine.travel("2023-10-02", tick=False):
        page = client.get("/search/?q=กองคลัง").content.decode()
    assert "ส่วนราชการเดิม ผู้รับช่วงงานคือกองช่าง" in page


def test_nothing_new_to_publish_where_nothing_ends():
    factories.organisation()
    factories.divisions()
    rows = kinds.get("organisation").freeze("")["divisions"]
    assert {frozenset(row) for row in rows} == {frozenset({"code", "name"})}
