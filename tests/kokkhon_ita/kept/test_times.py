"""For how long a page is kept: as long as what it reads can't change, for the day, or for seconds."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection

from ita.oit import live
from kokkhon_ita.kept import makers
from kokkhon_ita.kept.store import store
from publishing import organisation, state, workflow
from publishing.models import Edition
from tests import factories
from tests.kokkhon_ita.kept.asked import ANSWERED, NOON, kept, may_be_kept
from tests.visitors.requests import CHROME
from visitors.figures import board
from visitors.models import Day
from visitors.recording.recorder import recorder

# Slow is what they stand on.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("at_noon")]
# What the state of publication stands for: these tables change with the ledger or not at all. A page that reads
# another one would be kept although that has changed: give publishing.state what it reads, or the view `kept_for`.
IN_THE_STATE = {"publishing_edition", "publishing_ledgerentry", "publishing_ledgerhead"}
# A file's hash is written down when it is made; no page shows more of it than its edition says.
ONLY_WRITTEN = {"publishing_issuedfile"}
# What two contents differ in follows from them; a page that does not know it yet is kept for a second.
WORKED_OUT = {"publishing_compared"}
COUNTER = {"visitors_day", "visitors_openingbalance"}
# They show more than editions, and are repeated for seconds only.
FOR_SECONDS = {"/visitors/", "/ledger/", "/witness/"}
# They show what a look finds, and are repeated as long as another look finds the same.
LOOKED_AT = {"/ita/", "/ita/2566/oit/"}
# Home shows besides whether the channels of complaints are open, and looks again (tests/kokkhon_ita/test_channels_on_home.py).
CHANNELS = {
    "common_staffuser", "complaints_desk", "complaints_reader", "complaints_recoverykey", "complaints_rosterversion",
    "complaints_staffmember",
}  # fmt: skip


def test_what_may_have_to_wait_is_not_at_hand(site, monkeypatch):
    monkeypatch.setattr(state, "SECONDS", 0.5)
    state.forget()
    site.ask("/", browser=CHROME)
    assert site.at_hand("/").was_kept
    for request in ({"cookie": "a=b"}, {"method": "POST"}, {"range": "bytes=0-1"}):
        assert site.at_hand("/", **request) is None
    with time_machine.travel(NOON + timedelta(seconds=0.3), tick=False):
        assert site.at_hand("/") is None  # one goes and asks for the state
        assert site.at_hand("/").was_kept  # the others need not wait for it
    with time_machine.travel(NOON + timedelta(seconds=0.6), tick=False):
        assert [site.at_hand("/"), site.at_hand("/")] == [None, None]
        site.ask("/")
        assert site.at_hand("/").was_kept
    site.ask("/visitors/")
    board.forget()
    assert site.at_hand("/visitors/").was_kept  # its foot shows no figures of its own
    for forget in (recorder.__init__, board.forget, state.forget):
        forget()
        assert site.at_hand("/") is None
        site.ask("/", browser=CHROME)
        site.ask("/", browser=CHROME)
        assert site.at_hand("/").was_kept


def test_counter_s_page_is_repeated_for_seconds_only(site):
    Day.objects.create(date=NOON.date(), visitors=41)
    assert "๔๑" in kept(site, "/visitors/")[1].text
    Day.objects.update(visitors=42)
    with time_machine.travel(NOON + timedelta(seconds=4.4), tick=False):
        assert site.ask("/visitors/").was_kept
    with time_machine.travel(NOON + timedelta(seconds=5.1), tick=False):
        assert not site.ask("/visitors/").was_kept


@pytest.mark.parametrize("path", ["/visitors/", "/ita/2566/oit/"])
def test_a_page_that_is_soon_too_old_is_made_anew_by_one_reader_and_handed_to_the_others(site, monkeypatch, path):
    monkeypatch.setattr(state, "SECONDS", 60_000)  # that only the page grows old
    monkeypatch.setattr(board, "SECONDS", 600)
    for kept_before in (store.clear, state.forget, board.forget):
        kept_before()
    site.ask("/", browser=CHROME)
    site.ask(path)
    seconds = next(page.seconds for page in store._pages.values() if page.path == path)
    with time_machine.travel(NOON + timedelta(seconds=seconds * 0.95), tick=False):
        assert site.at_hand(path, "HEAD").was_kept  # whose answer is nothing to keep
        assert site.at_hand(path) is None
        assert site.at_hand(path).was_kept  # though the first has not begun yet
        with makers.in_turn(next(address for address in store._pages if address[3] == path)):
            assert site.at_hand(path).was_kept
            assert site.ask(path).was_kept
        renewed = site.ask(path)
        assert (renewed.status, renewed.was_kept) == (200, path != "/visitors/")  # a look need not make it anew
    with time_machine.travel(NOON + timedelta(seconds=seconds * 1.5), tick=False):
        assert site.at_hand(path).was_kept  # since it was made anew


@pytest.mark.promise("readiness-is-seen-now")
def test_readiness_is_looked_at_each_minute_and_follows_the_ledger_at_once(site, monkeypatch):
    for path in LOOKED_AT:
        site.ask(path)
        assert site.ask(path).was_kept
    monkeypatch.setattr(live, "_found", lambda list_: ())  # whatever stood there is gone
    for path in LOOKED_AT:
        with time_machine.travel(NOON + timedelta(seconds=49), tick=False):
            assert site.ask(path).was_kept
        with time_machine.travel(NOON + timedelta(seconds=56), tick=False):
            assert not site.ask(path).was_kept
    monkeypatch.undo()
    live.forget()
    site.ask("/ita/2566/oit/")
    edition = Edition.objects.live("measures", "2566")
    workflow.withdraw(edition, by=factories.superuser(), reason="ผิดฉบับ", at=NOON)
    answer = site.ask("/ita/2566/oit/")
    assert not answer.was_kept
    assert "หน้านี้ถูกเพิกถอนแล้ว" in answer.text


def test_readiness_is_kept_for_the_day_while_a_look_finds_the_same(site):
    for path in LOOKED_AT:
        first = kept(site, path)[0]
        for hours in (1, 2, 11):
            with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
                later = site.ask(path)
                assert (later.was_kept, later.headers["ETag"]) == (True, first.headers["ETag"])
                assert site.ask(path).was_kept


def test_readiness_that_can_not_be_looked_at_is_django_s_to_answer(site, monkeypatch):
    def refuse(list_):
        raise DatabaseError

    kept(site, "/ita/2566/oit/")
    asked = []
    monkeypatch.setattr(site, "_django", lambda environ, start: asked.append(start("503 Trouble", [])) or [b""])
    monkeypatch.setattr(live, "_found", refuse)
    with time_machine.travel(NOON + timedelta(seconds=56), tick=False):
        assert site.ask("/ita/2566/oit/").status == 503


def tables_read(path, client):
    """Return the names of the tables that a page reads when nothing of it is remembered."""
    statements = []

    def listen(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    state.forget()
    organisation.forget()
    with connection.execute_wrapper(listen):
        client.get(path).getvalue()
    known = connection.introspection.table_names()
    return {table for table in known if any(f'"{table}"' in sql for sql in statements)}


def test_kept_pages_read_nothing_that_can_change_behind_the_state(client):
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        if address.path not in FOR_SECONDS | LOOKED_AT:
            looked_at = CHANNELS if address.path == "/" else set()
            unknown = tables_read(address.path, client) - IN_THE_STATE - ONLY_WRITTEN - WORKED_OUT - COUNTER - looked_at
            assert not unknown, f"{address} reads {unknown}, which the state of publication does not know"


def test_kept_pages_know_no_time_but_the_day(site):
    """The first and the last second of a day give the same page: no view asks a finer clock."""
    hours = [NOON.replace(hour=0, minute=0, second=1), NOON.replace(hour=23, minute=59, second=59)]
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        if address.path in FOR_SECONDS - {"/visitors/"}:
            continue
        seen = []
        for hour in hours:
            with time_machine.travel(hour + timedelta(days=1), tick=False):
                store.clear()
                seen.append(site.ask(address.path, if_none_match="").headers["ETag"])
        assert seen[0] == seen[1], address
