"""One process's counting: each visitor once a day, views in batches, no database needed to go on."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from tests.visitors.requests import page, visit
from visitors.figures import board
from visitors.models import Day, Interruption, LeftOut, PageMonth, SeenVisitor
from visitors.recording import store
from visitors.recording.recorder import Recorder

NOON = datetime(2023, 4, 24, 5, tzinfo=UTC)
# In Bangkok it is already tomorrow.
EVENING = datetime(2023, 4, 24, 17, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def numbers(*recorders):
    """Return day → (visitors, views) once these recorders have written what they counted."""
    for one in recorders:
        assert one.flush(at=NOON)
    return {day.date.isoformat(): (day.visitors, day.views) for day in Day.objects.all()}


def refuse(*args, **kwargs):
    raise DatabaseError("database or disk is full")


@pytest.mark.promise("one-visit-a-day")
def test_new_visitor_is_counted_once_and_every_view(fresh):
    for _ in range(3):
        fresh.note(visit(), page(), at=NOON)
    assert numbers(fresh) == {"2023-04-24": (1, 3)}
    fresh.note(visit(), page(), at=NOON)
    assert numbers(fresh) == {"2023-04-24": (1, 4)}
    assert numbers(fresh) == {"2023-04-24": (1, 4)}


@pytest.mark.promise("day-begins-at-midnight")
def test_day_begins_at_midnight_in_bangkok(fresh):
    fresh.note(visit(), page(), at=NOON)
    fresh.note(visit(), page(), at=EVENING)
    assert numbers(fresh) == {"2023-04-24": (1, 1), "2023-04-25": (1, 1)}


def test_clock_set_back_counts_nobody_again(fresh):
    for at in (NOON, EVENING, NOON, EVENING):
        fresh.note(visit(), page(), at=at)
    assert {day: visitors for day, (visitors, _) in numbers(fresh).items()} == {"2023-04-24": 1, "2023-04-25": 1}


def test_other_processes_visitor_is_not_counted_again(fresh):
    other = Recorder()
    other.note(visit(), page(), at=NOON)
    fresh.note(visit(), page(), at=NOON)
    assert numbers(other, fresh) == {"2023-04-24": (1, 2)}


def test_nobody_s_answer_waits_for_the_database(fresh, django_assert_num_queries):
    fresh.note(visit(), page(), at=NOON)
    with django_assert_num_queries(0):
        fresh.note(visit("/privacy/"), page(), at=NOON)
        fresh.note(visit(address="203.0.113.99"), page(), at=NOON)


def test_address_block_and_browser_make_the_visitor(fresh):
    for address in ("2001:db8::1", "2001:db8::2", "203.0.113.7", "::ffff:203.0.113.7"):
        fresh.note(visit(address=address), page(), at=NOON)
    fresh.note(visit(browser="Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0"), page(), at=NOON)
    assert numbers(fresh) == {"2023-04-24": (3, 5)}


def test_forged_forwarding_header_changes_nothing(fresh):
    for number in range(3):
        fresh.note(visit(x_forwarded_for=f"198.51.100.{number}"), page(), at=NOON)
    assert numbers(fresh) == {"2023-04-24": (1, 3)}


@pytest.mark.promise("do-not-track")
def test_who_asks_not_to_be_tracked_is_a_view_without_a_hash(fresh):
    fresh.note(visit(dnt="1"), page(), at=NOON)
    fresh.flush(at=NOON)
    assert numbers() == {"2023-04-24": (0, 1)}
    assert not SeenVisitor.objects.exists()
    assert LeftOut.objects.get().reason == LeftOut.Reason.PRIVATE


def test_what_is_left_out_is_no_view_and_counted_by_reason_and_month(fresh):
    for _ in range(2):
        fresh.note(visit(browser="curl/8"), page(), at=NOON)
    fresh.note(visit("/complaints/"), page(), at=NOON)
    fresh.flush(at=NOON)
    rows = LeftOut.objects.values_list("month", "reason", "requests")
    assert {(str(month), reason): requests for month, reason, requests in rows} == {
        ("2023-04-01", "bot"): 2, ("2023-04-01", "complaint"): 1,
    }  # fmt: skip
    assert numbers() == {}
    assert not PageMonth.objects.exists()


@pytest.mark.promise("page-counts-only")
def test_pages_are_counted_by_month_without_their_query(fresh):
    fresh.note(visit("/search/?q=secret"), page(), at=NOON)
    fresh.note(visit("/search/"), page(), at=NOON + timedelta(days=40))
    fresh.flush(at=NOON)
    rows = PageMonth.objects.order_by("month").values_list("month", "path", "title", "views")
    assert [(str(month), *rest) for month, *rest in rows] == [
        ("2023-04-01", "/search/", "Page", 1), ("2023-06-01", "/search/", "Page", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "path", ["/" + "a" * 300, "/none/", "/measures/0002566/", "//measures/2566/", "/measures/2566//"]
)
def test_page_at_an_address_that_we_never_gave_is_a_view_but_not_on_the_list(fresh, path):
    fresh.note(visit(path), page(), at=NOON)
    fresh.flush(at=NOON)
    assert numbers() == {"2023-04-24": (1, 1)}
    assert not PageMonth.objects.exists()


def test_page_that_may_not_be_stored_is_a_view_but_not_on_the_list(fresh):
    fresh.note(visit(), page(Cache_Control="no-store"), at=NOON)
    fresh.flush(at=NOON)
    assert numbers() == {"2023-04-24": (1, 1)}
    assert not PageMonth.objects.exists()


def test_figures_on_the_board_follow_a_new_visitor(fresh, django_assert_num_queries):
    assert board.shown(NOON.date()).figures.today == 0
    fresh.note(visit(), page(), at=NOON)
    fresh.flush(at=NOON)
    with django_assert_num_queries(0):
        shown = board.shown(NOON.date())
    assert (shown.figures.today, shown.figures.total, shown.current) == (1, 1, True)


def test_visitors_wait_while_the_database_refuses_and_are_counted_once_it_does_not(fresh, monkeypatch):
    fresh.note(visit(address="203.0.113.1"), page(), at=NOON)
    assert fresh.flush(at=NOON)
    with monkeypatch.context() as trouble:
        trouble.setattr(store, "write", refuse)
        for number in (2, 3, 3):
            fresh.note(visit(address=f"203.0.113.{number}"), page(), at=NOON)
        assert not fresh.flush(at=NOON)
    assert numbers() == {"2023-04-24": (1, 1)}
    assert fresh.breaker.began_at == NOON
    monkeypatch.setattr("visitors.recording.breaker.RETRY_SECONDS", 0)
    fresh.breaker.failed(at=NOON)
    later = NOON + timedelta(minutes=9)
    assert fresh.flush(at=later)
    assert numbers() == {"2023-04-24": (3, 4)}
    assert [(row.began_at, row.ended_at) for row in Interruption.objects.all()] == [(NOON, later)]


def test_refusing_database_is_asked_once_and_then_left_alone(fresh, monkeypatch):
    asked = []
    fresh.note(visit(), page(), at=NOON)
    monkeypatch.setattr(store, "write", lambda *args: asked.append(args) or refuse())
    for number in range(10, 20):
        fresh.note(visit(address=f"203.0.113.{number}"), page(), at=NOON)
        assert not fresh.flush(at=NOON)
    assert len(asked) == 1


def test_without_the_day_s_key_only_views_are_counted(fresh, monkeypatch):
    with monkeypatch.context() as trouble:
        trouble.setattr("visitors.identity.keys.key_of", refuse)
        fresh.note(visit(), page(), at=NOON)
    assert fresh.batch.left_out == {(NOON.date().replace(day=1), LeftOut.Reason.UNAVAILABLE): 1}
    assert fresh.batch.views == {NOON.date(): 1}


def test_titles_and_pages_do_not_grow_without_end(fresh, monkeypatch):
    monkeypatch.setattr("visitors.recording.batch.MOST_PAGES", 2)
    for number in range(5):
        fresh.note(visit(f"/measures/{2560 + number}/"), page(), at=NOON)
    assert len(fresh.batch.pages) == len(fresh.batch.titles) == 2
    assert fresh.batch.views == {NOON.date(): 5}


def test_memory_of_known_visitors_has_an_end_and_still_counts_once(fresh, monkeypatch):
    monkeypatch.setattr("visitors.recording.recorder.MOST_KNOWN", 2)
    for number in (1, 2, 3, 4, 1, 2, 3, 4):
        fresh.note(visit(address=f"203.0.113.{number}"), page(), at=NOON)
    assert numbers(fresh) == {"2023-04-24": (4, 8)}


def test_process_that_starts_in_bad_times_knows_visitors_by_the_key_of_the_others(fresh, monkeypatch):
    Recorder().note(visit(), page(), at=NOON)
    fresh.breaker.failed(at=NOON)
    fresh.note(visit(address="203.0.113.8"), page(), at=NOON)
    assert len(fresh.batch.visitors) == 1
    assert not fresh.batch.left_out


def test_process_without_visitors_lets_go_of_the_key_when_its_day_is_over(fresh, django_assert_num_queries):
    fresh.note(visit(), page(), at=NOON)
    fresh.forget(today=NOON.date())
    with django_assert_num_queries(0):
        fresh.note(visit(), page(), at=NOON)
    fresh.forget(today=NOON.date() + timedelta(days=1))
    assert fresh._day_and_key == (None, None)
    assert not fresh._known
    fresh.note(visit(), page(), at=NOON)
    assert numbers(fresh) == {"2023-04-24": (1, 3)}
