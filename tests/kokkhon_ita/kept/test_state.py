"""What changes the key of kept pages: each act of publishing, a time that comes, midnight; and who counts meanwhile."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import timezone

from publishing import organisation, state, workflow
from publishing.models import Edition
from tests import factories
from tests.disclosures import records
from tests.door import Site
from tests.visitors.requests import CHROME
from visitors.models import Day, LeftOut, PageMonth
from visitors.recording.recorder import Recorder

pytestmark = pytest.mark.django_db
NOON = datetime.fromisoformat("2023-04-24T12:00:00+07:00")
YEAR = "/measures/2566/"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def site(clock):
    """A site with a published year that its reader has just read."""
    factories.published_plan(preamble="คำนำเดิม", at=NOON - timedelta(days=1))
    site = Site()
    site.ask(YEAR)
    assert site.ask(YEAR).was_kept
    return site


def changed_preamble(**publish):
    plan = factories.Plan.objects.get()
    plan.preamble = "คำนำใหม่"
    plan.save()
    return factories.publish(**publish)


def test_approving_shows_at_once_in_the_process_that_did_it(site):
    changed_preamble(at=NOON)
    answer = site.ask(YEAR)
    assert not answer.was_kept
    assert "คำนำใหม่" in answer.text
    assert site.ask(YEAR).was_kept


def test_withdrawing_takes_the_page_back_at_once(site):
    workflow.withdraw(changed_preamble(at=NOON), by=factories.superuser(), reason="ผิดฉบับ", at=NOON)
    page = site.ask(YEAR).text
    assert "ฉบับที่ ๒" in page
    assert "คำนำใหม่" not in page
    workflow.withdraw(Edition.objects.get(key="2566", number=1), by=factories.superuser(), reason="ผิดทุกฉบับ", at=NOON)
    assert "ผิดฉบับ" in site.ask(YEAR).text


def test_confirming_takes_the_mark_away_at_once(site):
    alone = factories.superuser()
    factories.Plan.objects.update(preamble="เร่งด่วน")
    edition = workflow.approve(factories.submit(by=alone), by=alone, emergency=True)
    marked = site.ask(YEAR).text
    workflow.confirm(edition, by=factories.superuser())
    assert site.ask(YEAR).text != marked


def test_the_office_s_new_name_stands_in_every_head_at_once(site):
    assert "ชื่อใหม่" not in site.ask("/privacy/").text
    factories.organisation(name="ชื่อใหม่")
    factories.publish("organisation", "")
    assert "ชื่อใหม่" in site.ask("/privacy/").text


def test_a_scheduled_edition_shows_from_its_second_on(site, clock):
    changed_preamble(publish_at=NOON + timedelta(hours=1), at=NOON)
    clock.move_to(NOON + timedelta(minutes=59, seconds=59))
    assert "คำนำใหม่" not in site.ask(YEAR).text
    clock.move_to(NOON + timedelta(hours=1))
    assert "คำนำใหม่" in site.ask(YEAR).text


def test_midnight_makes_every_page_anew(site, clock):
    clock.move_to(NOON.replace(hour=23, minute=59, second=59, microsecond=900_000))
    site.ask(YEAR)
    assert site.ask(YEAR).was_kept
    clock.move_to(NOON.replace(hour=0) + timedelta(days=1))
    assert not site.ask(YEAR).was_kept


def test_a_clock_set_back_is_noticed(site, clock):
    clock.move_to(NOON - timedelta(days=1))
    assert not site.ask(YEAR).was_kept


def test_the_database_is_asked_at_most_twice_a_second(site, clock, django_assert_num_queries):
    state.now()
    with django_assert_num_queries(0):
        state.now()
    clock.shift(state.SECONDS)
    with django_assert_num_queries(1):
        state.now()


def test_what_was_read_before_something_was_published_is_not_believed_after_it(site, monkeypatch):
    read, told = state._read, []

    def read_slowly(clock):
        told.append(read(clock))
        if len(told) == 1:
            state.forget()  # another thread has published
        return told[-1]

    state.forget()
    monkeypatch.setattr(state, "_read", read_slowly)
    assert state.now() == told[1][0]
    assert len(told) == 2


def test_a_page_made_while_something_was_published_is_not_kept_for_later(site, monkeypatch):
    """The state is read before the page: what came in between belongs to the next state."""
    site.ask("/measures/")
    render = site._django

    def publishing_meanwhile(environ, start_response):
        body = render(environ, start_response)
        changed_preamble(at=NOON)
        return body

    monkeypatch.setattr(site, "_django", publishing_meanwhile)
    site.ask("/measures/2566/1/")
    monkeypatch.setattr(site, "_django", render)
    assert not site.ask("/measures/2566/1/").was_kept


def test_a_year_of_a_topic_is_kept_under_each_query_that_leads_to_it(site):
    records.document(records.topic("plan"), 2566)
    factories.publish("topic", "plan", at=NOON)
    for query, known in {
        "year=2566": True,
        "year=2566&page=1": True,
        "year=2566&page=2": False,
        "year=2567": False,
    }.items():
        site.ask(f"/disclosures/plan/?{query}")
        assert site.ask(f"/disclosures/plan/?{query}").was_kept is known, query


def test_without_the_database_django_answers(site, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(state, "now", refuse)
    monkeypatch.setattr("publishing.organisation.published", lambda: organisation.NOTHING)
    assert not site.ask(YEAR).was_kept


@pytest.fixture
def counter(monkeypatch):
    """The recorder of a process that has just started, at the door and behind it."""
    fresh = Recorder()
    for module in ("visitors.middleware.recorder", "kokkhon_ita.kept.door.recorder"):
        monkeypatch.setattr(module, fresh)
    return fresh


def test_kept_pages_count_exactly_as_made_ones(site, counter):
    for number in range(30):
        site.ask(YEAR, browser=CHROME, address=f"203.0.113.{number % 10}")
    site.ask(YEAR, browser=CHROME, address="203.0.113.77", sec_gpc="1")
    site.ask(YEAR, browser=CHROME, address="203.0.113.78", sec_purpose="prefetch")
    site.ask(YEAR, method="HEAD", browser=CHROME, address="203.0.113.79")
    site.ask(YEAR, if_none_match="*", browser=CHROME, address="203.0.113.80")
    site.ask(YEAR)  # a program
    site.ask("/feed.atom", browser=CHROME, address="203.0.113.81")
    counter.flush(at=timezone.now())
    day = Day.objects.get(date=NOON.date())
    assert (day.visitors, day.views) == (10, 31)
    assert PageMonth.objects.get(path=YEAR).views == 31
    assert PageMonth.objects.get(path=YEAR).title.startswith("มาตรการ")
    left_out = dict(LeftOut.objects.values_list("reason", "requests"))
    assert left_out == {"private": 1, "prefetch": 1, "not-a-page": 3, "bot": 1}


def test_no_visitor_of_a_kept_page_asks_the_database_anything(site, counter, django_assert_num_queries):
    site.ask(YEAR, browser=CHROME)
    with django_assert_num_queries(0):
        assert site.ask(YEAR, browser=CHROME).was_kept
        assert site.ask(YEAR, browser=CHROME, address="203.0.113.99").was_kept


def test_new_visitors_stand_in_the_figures_once_they_are_written(site, counter):
    site.ask(YEAR, browser=CHROME)
    counter.flush(at=timezone.now())
    assert "<dt>วันนี้</dt><dd>๑</dd>" in site.ask(YEAR, browser=CHROME).text
    site.ask(YEAR, browser=CHROME, address="203.0.113.99")
    counter.flush(at=timezone.now())
    assert "<dt>วันนี้</dt><dd>๒</dd>" in site.ask(YEAR, browser=CHROME).text
