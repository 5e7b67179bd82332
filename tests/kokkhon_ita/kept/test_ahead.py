"""Pages made ahead: the first reader of what was just published gets a finished page, the one that Django would make."""

import shutil
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import RequestFactory

from common import repeating
from ita.oit import live
from kokkhon_ita.kept import ahead, changes, shelf
from kokkhon_ita.kept.encodings import ENCODINGS
from kokkhon_ita.kept.middleware import KeepPages
from kokkhon_ita.kept.store import store
from publishing import state
from tests import factories
from tests.door import Site
from visitors.recording.recorder import recorder

pytestmark = pytest.mark.django_db
NOON = datetime.fromisoformat("2026-11-28T12:00:00+07:00")
ASKED = "testserver", "http", ""


@pytest.fixture(autouse=True)
def at_noon(settings):
    settings.PAGES_AHEAD = True
    store.clear()
    with time_machine.travel(NOON, tick=False):
        yield
    shutil.rmtree(settings.DATA_DIR / "pages", ignore_errors=True)


@pytest.fixture
def published():
    factories.organisation(name="หน่วยงานหนึ่ง")
    return factories.publish("organisation", "", at=NOON)


def in_another_process(path="/contact/", host="testserver", **headers):
    """Return the Answer of a process that has kept nothing itself."""
    store.clear()
    return Site().ask(path, host=host, **headers)


def folders(settings):
    return [path for path in (settings.DATA_DIR / "pages").iterdir() if path.is_dir()]


def test_the_first_reader_gets_a_finished_page_like_djangos(published):
    plain = in_another_process()
    assert not plain.was_kept
    assert ahead.make_pages.call(*ASKED) > 5
    for accepted in ("", "gzip", "br"):
        made = in_another_process(accept_encoding=accepted)
        assert made.was_kept
    assert in_another_process().content == plain.content
    assert in_another_process().headers == plain.headers


def test_compressed_pages_lie_there_compressed(published, monkeypatch):
    ahead.make_pages.call(*ASKED)
    for encoding in ("gzip", "br"):
        monkeypatch.setattr(ENCODINGS[encoding], "pack", None)
        assert in_another_process(accept_encoding=encoding).headers["Content-Encoding"] == encoding


def test_what_is_published_afterwards_is_never_answered_from_before(published):
    ahead.make_pages.call(*ASKED)
    factories.organisation(name="หน่วยงานสอง")
    factories.publish("organisation", "", at=NOON)
    answer = in_another_process()
    assert "หน่วยงานสอง" in answer.text
    assert not answer.was_kept
    ahead.make_pages.call(*ASKED)
    assert in_another_process().was_kept
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        state.forget()
        assert not in_another_process().was_kept


def test_other_hosts_schemes_and_releases_find_nothing(published, monkeypatch, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    ahead.make_pages.call(*ASKED)
    assert not in_another_process(host="other.example").was_kept
    monkeypatch.setattr("kokkhon_ita.kept.shelf.release", lambda: "another")
    assert not in_another_process().was_kept


def test_pages_of_before_are_deleted(published, settings):
    ahead.make_pages.call(*ASKED)
    factories.organisation(name="หน่วยงานสอง")
    factories.publish("organisation", "", at=NOON)
    ahead.make_pages.call(*ASKED)
    assert len(folders(settings)) == 1
    shelf.begin()
    assert not folders(settings)


def test_a_page_that_is_broken_on_the_disk_is_made_again(published, settings):
    ahead.make_pages.call(*ASKED)
    for file in (settings.DATA_DIR / "pages").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:100])
    answer = in_another_process()
    assert (answer.status, answer.was_kept) == (200, False)


def test_nobody_is_counted_for_a_page_made_ahead(published):
    recorder.flush(at=NOON)
    ahead.make_pages.call(*ASKED)
    assert not recorder.batch


def test_pages_that_say_for_how_long_they_are_good_are_left_out(published):
    ahead.make_pages.call(*ASKED)
    assert not in_another_process("/visitors/").was_kept


def test_a_page_made_ahead_that_hangs_on_a_look_is_looked_at_first(published, monkeypatch):
    monkeypatch.setattr(ahead, "paths", lambda: ["/ita/"])
    ahead.make_pages.call(*ASKED)
    assert in_another_process("/ita/").was_kept
    store.clear()
    monkeypatch.setitem(repeating._looks, live.NAME, (lambda year: "another", 1))
    assert not Site().ask("/ita/").was_kept


def test_nothing_private_lies_on_the_shelf(published, settings):
    ahead.make_pages.call(*ASKED)
    lying = [file.read_bytes() for file in (settings.DATA_DIR / "pages").rglob("*") if file.is_file()]
    assert len(lying) > 5
    assert not any(b"csrfmiddlewaretoken" in one or b"/complaints/" in one[:60] for one in lying)


@pytest.fixture
def put(monkeypatch):
    """What the queue was given for this room since, in order."""
    given = []
    monkeypatch.setattr(ahead.queue, "put", lambda task, *args, **how: task is ahead.make_pages and given.append(args))
    return given


def test_staff_who_publish_have_the_pages_made(published, put):
    def publishes(request):
        factories.organisation(name="หน่วยงานสาม")
        factories.publish("organisation", "", at=NOON)
        return HttpResponse(status=302)

    def reads(request):
        return HttpResponse()

    request = RequestFactory().post("/admin/", HTTP_HOST="testserver", HTTP_COOKIE="sessionid=1")
    KeepPages(publishes)(request)
    KeepPages(reads)(request)
    assert put == [ASKED]


def test_the_very_first_reader_tells_how_readers_ask(published, put):
    in_another_process()
    assert put == [ASKED]
    ahead.make_pages.call(*ASKED)
    in_another_process("/privacy/", host="localhost")
    assert put == [ASKED]


def test_who_asked_is_remembered_until_the_settings_refuse_it(published, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    ahead.make_pages.call(*ASKED)
    shelf.begin()
    assert shelf.asked() == ASKED
    settings.ALLOWED_HOSTS = ["other.example"]
    store.clear()
    assert ahead.make_pages.call(*ASKED) == 0
    assert shelf.asked() is None


def test_a_page_that_lies_there_is_not_made_twice(published, monkeypatch):
    made = ahead.make_pages.call(*ASKED)
    store.clear()
    monkeypatch.setattr(shelf, "put", None)
    assert ahead.make_pages.call(*ASKED) == made


def test_midnight_a_due_edition_and_a_start_have_the_pages_made(published, put):
    ahead.make_pages.call(*ASKED)
    factories.organisation(name="หน่วยงานสอง")
    factories.publish("organisation", "", publish_at=NOON + timedelta(hours=1), at=NOON)
    ahead.make_pages.call(*ASKED)
    put.clear()
    seen = changes.look(None)
    assert not put
    for later in (timedelta(hours=1), timedelta(hours=12)):
        with time_machine.travel(NOON + later - timedelta(seconds=2), tick=False):
            assert changes.look(seen) == seen
            assert changes.pause() == pytest.approx(2)
        with time_machine.travel(NOON + later, tick=False):
            seen = changes.look(seen)
            assert changes.look(seen) == seen
        assert len(put) == 1
        assert put.pop() == ASKED
    shelf.begin()
    changes.look(None)
    assert put == [ASKED]


def test_nobody_is_waited_for_where_nothing_is_due(published):
    assert changes.pause() == changes.MOST_SECONDS


def test_without_the_database_it_looks_again_later(published, monkeypatch):
    def refuse():
        raise DatabaseError

    seen = changes.look(None)
    monkeypatch.setattr(state, "now", refuse)
    assert changes.look(seen) == seen
    assert changes.pause() == changes.MOST_SECONDS
