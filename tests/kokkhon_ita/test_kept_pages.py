"""Every address of the site: a kept answer is the answer that Django gave, byte for byte but for the hole."""

import gzip
from datetime import datetime, timedelta

import brotli
import pytest
import time_machine
from django.conf import settings as site_settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory, override_settings
from django.utils import timezone

from common import holes
from ita.oit import live
from kokkhon_ita.kept import makers
from kokkhon_ita.kept.store import store
from publishing import organisation, state, workflow
from publishing.models import Edition
from tests import factories, first_content
from tests.addresses import ADDRESSES
from tests.door import PROGRAM, Site, connections_kept
from tests.visitors.requests import CHROME
from visitors.figures import board
from visitors.models import Day
from visitors.recording.recorder import recorder

# Slow is what they stand on.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOON = datetime.fromisoformat("2026-11-28T12:00:00+07:00")
DECODERS = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
ANSWERED = [address for address in ADDRESSES if address.status == 200]
# Each says for how long it is good, streams, or holds what may never be kept.
NEVER_KEPT = {
    "/healthz",
    "/readyz",
    "/ledger.jsonl",
    "/verify.py",
    "/visitors/widget.svg",
    "/visitors/daily.csv",
    "/search/?q=Policy",
}
INSIDE = "kokkhon_ita.middleware.CompressForReaders", "kokkhon_ita.kept.middleware.KeepPages"
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


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    """The fixtures' content, published once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(NOON, tick=False):
            first_content.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def at_noon(content, settings):
    settings.COMPLAINTS_PEPPER = "5c" * 32
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def sizes_of_files():
    """The real ones: a page asks for them too."""


@pytest.fixture
def site():
    return Site()


def kept(site, path, **request):
    """Return (the answer that Django gave, the kept one) to the same request."""
    store.clear()
    return site.ask(path, **request), site.ask(path, **request)


def may_be_kept(path):
    # A file of an edition says how long it is good.
    is_issued = path.endswith("/share.png") or ("/editions/" in path and not path.endswith(("/", "-metadata.json")))
    # Each form of the survey bears a token of its own.
    is_form = path.startswith(("/complaints/", "/survey/")) and not path.startswith("/survey/results/")
    return path not in NEVER_KEPT and not is_issued and not is_form


def as_django_alone_answers(path):
    """Return the body that Django makes without anything of kokkhon_ita.kept around it, its hole filled."""
    inner = [name for name in site_settings.MIDDLEWARE if name not in INSIDE]
    request = RequestFactory().get(path, REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT=PROGRAM)
    with override_settings(MIDDLEWARE=inner), connections_kept():
        response = WSGIHandler()(request.environ, lambda status, headers: None)
        before, hole, behind = holes.split(response.getvalue())
        response.close()
    return before + holes.fill(hole, request, timezone.now()) + behind


def test_kept_answers_of_all_addresses_are_djangos(site):
    for address in ANSWERED:
        first, second = kept(site, address.path)
        assert (first.was_kept, second.was_kept) == (False, may_be_kept(address.path)), address
        if second.was_kept:
            assert (second.status, second.headers, second.content) == (first.status, first.headers, first.content)
            assert second.content == as_django_alone_answers(address.path), address


def test_what_is_at_hand_is_answered_alike_without_asking_the_database(site):
    site.ask("/", browser=CHROME)  # the day's key is known from here on
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        store.clear()
        assert site.at_hand(address.path) is None
        site.ask(address.path)
        for request in (
            {},
            {"method": "HEAD"},
            {"accept_encoding": "gzip"},
            {"if_none_match": "*"},
            {"browser": CHROME},
        ):
            assert site.at_hand(address.path, **request) == site.ask(address.path, **request), (address, request)


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


@pytest.mark.parametrize("accepted", ["gzip", "br", "gzip, deflate, br, zstd"])
def test_every_encoding_holds_the_same_page(site, accepted):
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        first, second = kept(site, address.path, accept_encoding=accepted)
        assert second.was_kept
        assert (second.headers, second.content) == (first.headers, first.content)
        plain = site.ask(address.path)
        assert DECODERS[second.headers.get("Content-Encoding")](second.content) == plain.content
        assert second.headers["Content-Length"] == str(len(second.content))


def test_head_and_304_say_what_the_page_says(site):
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        page = kept(site, address.path)[1]
        first, second = kept(site, address.path, method="HEAD")
        assert (first.headers, first.content) == (page.headers, b""), address
        assert not second.was_kept  # only a page that somebody read is kept
        site.ask(address.path)
        assert site.ask(address.path, method="HEAD") == type(page)(200, page.headers, b"", True)
        store.clear()
        known = page.headers["ETag"]
        by_django = site.ask(address.path, if_none_match=known)
        site.ask(address.path)
        by_door = site.ask(address.path, if_none_match=f'"other", {known}')
        assert (by_django.status, by_door.status, by_door.content) == (304, 304, b"")
        assert by_django.headers == by_door.headers, address
        assert by_door.was_kept


def test_who_has_a_page_already_lets_it_be_kept_and_is_no_view(site):
    etag = site.ask("/measures/2566/").headers["ETag"]
    for known, status in ((etag, 304), ('"older"', 200)):
        for method in ("GET", "HEAD"):
            store.clear()
            recorder.__init__()
            first = site.ask("/measures/2566/", method, if_none_match=known, browser=CHROME)
            second = site.ask("/measures/2566/", method, if_none_match=known, browser=CHROME)
            assert (first.status, first.was_kept, second.status, second.was_kept) == (status, False, status, True)
            assert (first.headers, first.content) == (second.headers, second.content)
            assert sum(recorder.batch.views.values()) == (2 if (status, method) == (200, "GET") else 0)
            assert sum(recorder.batch.left_out.values()) == (0 if (status, method) == (200, "GET") else 2)
    assert site.ask("/no-such-page/", if_none_match=etag).status == 404


def test_address_is_the_reader_s_own_and_escaped(site, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    mine = kept(site, "/", address="127.0.0.1", x_forwarded_for="203.0.113.9")[1]
    assert "203.0.113.9" in mine.text
    for address in filter(lambda address: may_be_kept(address.path), ANSWERED):
        hostile = kept(site, address.path, address="127.0.0.1", x_forwarded_for="fe80::1%<script>alert(1)</script>")[1]
        assert b"<script>alert" not in hostile.content
        assert b"203.0.113.9" not in hostile.content
    lied = site.ask("/", address="198.51.100.1", x_forwarded_for="203.0.113.9")
    assert "198.51.100.1" in lied.text
    assert "203.0.113.9" not in lied.text


def test_nobody_with_a_cookie_or_an_unknown_query_meets_the_store(site):
    site.ask("/")
    for request in ({"cookie": "sessionid=x"}, {"cookie": "csrftoken=x"}, {"authorization": "Basic eA=="}):
        assert not site.ask("/", **request).was_kept
    assert not site.ask("/?utm=1").was_kept
    store.clear()
    site.ask("/", cookie="theme=dark")
    site.ask("/?utm=1")
    assert not site.ask("/").was_kept
    assert not site.ask("/", method="POST").was_kept


@pytest.mark.parametrize(
    "path",
    [
        "/measures/2566/?table=whole",
        "/measures/2566/5/?page=1",
        "/measures/2566/history/?page=1",
        "/ledger/?page=1",
    ],
)
def test_a_query_that_its_view_knows_is_kept_under_its_own_address(site, path):
    bare, query = path.split("?")
    site.ask(bare)
    first, second = kept(site, path)
    assert (first.was_kept, second.was_kept) == (False, True)
    assert (second.headers, second.content) == (first.headers, first.content)
    assert second.content == as_django_alone_answers(path)
    assert site.ask(path, if_none_match=second.headers["ETag"]).status == 304
    assert not site.ask(bare).was_kept
    for unknown in (f"{query}&x=1", f"{query}0", f"x=1&{query}", "page=01", "table=all", "year=2566"):
        site.ask(f"{bare}?{unknown}")
        assert not site.ask(f"{bare}?{unknown}").was_kept, unknown


def test_only_our_own_addresses_are_kept(site):
    for path in ("/measures/0002566/", "/no-such-page/", "/measures/2599/", "/complaints/", "/admin/login/"):
        site.ask(path)
        assert not site.ask(path).was_kept


def test_hosts_do_not_share_a_page(site, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    assert "http://one.example/" in kept(site, "/sitemap.xml", host="one.example")[1].text
    assert "http://two.example/" in site.ask("/sitemap.xml", host="two.example").text
    assert site.ask("/", host="three.example").status == 400


def test_store_is_bounded(site, settings):
    settings.KEPT_PAGES_BYTES = 200_000
    for number in range(1, 11):
        site.ask(f"/measures/2566/{number}/")
    assert 0 < store._size <= 200_000
    assert site.ask("/measures/2566/10/").was_kept
    assert not site.ask("/measures/2566/1/").was_kept


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
            unknown = tables_read(address.path, client) - IN_THE_STATE - ONLY_WRITTEN - WORKED_OUT - COUNTER
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
