"""A store that is full, locked or away is a Thai page that says so: of readers, of whoever signs in, of every form of staff."""

import html
import re
import time
from contextlib import closing, contextmanager
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.core.cache import caches
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from common import stores
from common.away import is_away
from common.models import Division
from tests import factories
from tests.addresses import PAGES

WORDS = "ที่เก็บข้อมูลยังไม่ตอบ"
URLENCODED = "application/x-www-form-urlencoded"
pytestmark = pytest.mark.django_db


@contextmanager
def failing(*kinds):
    """Let statements that begin so fail as on a full disk; without any, all of them."""

    def ask(execute, sql, *rest):
        if not kinds or sql.startswith(kinds):
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    with connection.execute_wrapper(ask):
        yield


@pytest.fixture
def stranger():
    return Client(raise_request_exception=False)


@pytest.fixture
def staff(stranger):
    stranger.force_login(factories.superuser())
    return stranger


def send(client, path, fields):
    return client.post(path, urlencode(fields), content_type=URLENCODED)


def hidden(response):
    """What the only button of the page sends."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.text)
    return {name: html.unescape(value) for name, value in found}


@pytest.mark.promise("what-was-sent-can-be-sent-again")
@pytest.mark.parametrize("kinds", [("INSERT",), ()], ids=["full", "away"])
def test_a_form_of_staff_that_was_not_saved_is_sent_again_by_its_button(staff, kinds):
    address, typed = reverse("admin:common_division_add"), {"name": "กองช่าง <๑>", "code": "chang", "order": "77"}
    with failing(*kinds):
        response = send(staff, address, typed)
    assert (response.status_code, response.headers["Retry-After"], WORDS in response.text) == (503, "30", True)
    assert "no-store" in response.headers["Cache-Control"]
    assert not Division.objects.filter(order=77).exists()
    assert send(staff, address, hidden(response)).status_code == 302
    assert Division.objects.get(order=77).name == typed["name"]


def test_no_password_and_no_file_comes_back(stranger, staff):
    with failing():
        response = send(stranger, reverse("admin:login"), {"username": "somchai", "password": "her-own-password"})
        assert (response.status_code, WORDS in response.text, hidden(response)) == (503, True, {})
        sent = stranger.post(reverse("admin:common_division_add"), {"name": "x"})
        assert (sent.status_code, hidden(sent), "จะมีปุ่ม “นำกลับมา”" in sent.text) == (503, {}, True)


def test_what_another_site_sent_is_not_handed_back(staff):
    with failing():
        path, origin = reverse("admin:common_division_add"), {"Sec-Fetch-Site": "cross-site"}
        response = staff.post(path, "name=x", content_type=URLENCODED, headers=origin)
    assert (response.status_code, hidden(response)) == (503, {})


def test_every_form_of_staff_survives(staff):
    for model in admin.site._registry:
        try:
            path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
        except NoReverseMatch:
            continue
        page = staff.get(path).text
        fields = dict.fromkeys(re.findall(r'<(?:input|textarea|select)[^>]* name="([^"]+)"', page), "1")
        for kinds in (("INSERT", "UPDATE", "DELETE"), ()):
            with failing(*kinds):
                assert send(staff, path, fields).status_code != 500, path


def test_every_page_of_a_reader_and_every_form_of_a_stranger_survives(stranger):
    with failing():
        for address in PAGES:
            response = stranger.get(address.path)
            assert response.status_code in (200, 404, 503), address
            assert 'lang="th"' in response.text
        for path in ["/survey/", "/verify/", "/complaints/general/new/", "/complaints/track/", "/services/1/request/"]:
            response = send(stranger, path, {"action": "file", "text": "ก"})
            assert response.status_code != 500, path


def test_whoever_only_reads_is_not_kept_from_it_while_nothing_can_be_written(staff):
    caches["shared"].set("over", 1, 0.001)
    models = [
        model._meta for model in admin.site._registry if model._meta.app_label != "complaints"
    ]  # a desk notes who reads
    lists = [reverse(f"admin:{model.app_label}_{model.model_name}_changelist") for model in models]
    with failing("INSERT", "UPDATE", "DELETE"):
        assert caches["shared"].get("over") is None
        for path in ["/admin/", *lists, *(address.path for address in PAGES)]:
            response = staff.get(path)
            assert response.streaming or WORDS not in response.text, path


@contextmanager
def locked():
    """Let somebody else hold what every writer waits for: the database, or of PostgreSQL a table."""
    statement = "BEGIN IMMEDIATE" if connection.vendor == "sqlite" else "LOCK TABLE publishing_unfoundquestion"
    facts = connection.get_connection_params() | ({"isolation_level": None} if connection.vendor == "sqlite" else {})
    with closing(connection.Database.connect(**facts)) as other, closing(other.cursor()) as cursor:
        cursor.execute(statement)
        yield


@pytest.mark.django_db(transaction=True)
def test_a_locked_database_keeps_no_reader_waiting(stranger):
    factories.organisation()
    factories.published_plan(2566)
    began = time.monotonic()
    with locked():
        for path in ("/", "/search/?q=ไม่มีคำนี้", "/measures/2566/", "/measures/2566/history/"):
            assert stranger.get(path).status_code == 200
    assert time.monotonic() - began < 15  # one wait of SQLite's own is twenty


def test_a_session_that_cannot_be_stored_is_no_bad_request(staff):
    with failing('UPDATE "django_session"'):
        response = send(staff, reverse("admin:common_division_add"), {"name": "กองช่าง", "code": "chang", "order": "77"})
    assert (response.status_code, WORDS in response.text) == (503, True)
    staff.session.flush()
    assert send(staff, reverse("admin:common_division_add"), {"name": "ก"}).status_code != 503


def test_a_fault_of_ours_stays_one(stranger, monkeypatch):
    monkeypatch.setattr("kokkhon_ita.views.finding.answer", lambda question: 1 // 0)
    assert stranger.get("/search/?q=x").status_code == 500
    assert not is_away(ProgrammingError("no such table"))


def test_a_connection_that_the_database_closed_is_the_stores():
    assert is_away(DatabaseError("server closed the connection unexpectedly"))  # as psycopg2 tells it


def test_a_redis_that_is_away_is_an_empty_cache(settings, staff):
    settings.CACHES = settings.CACHES | {
        "shared": {"BACKEND": "common.forgiving_redis.ForgivingRedis", "LOCATION": "redis://127.0.0.1:9/0"}
    }
    cache = caches["shared"]
    cache.set_many({"a": 1})
    cache.set("a", 1)
    assert (cache.get("a"), cache.get("a", 5), cache.get_many(["a"]), cache.get_many([])) == (None, 5, {}, {})
    assert (cache.add("a", 1), cache.delete("a"), cache.has_key("a"), cache.clear()) == (False, False, False, None)
    sent = send(staff, reverse("admin:common_division_add"), {"name": "กองคลัง", "code": "khlang", "order": "78"})
    assert (sent.status_code, staff.get("/admin/").status_code) == (302, 200)


def test_a_file_that_cannot_be_read_is_said_to_be_away(stranger, monkeypatch, tmp_path):
    def unreadable(*rest):
        raise PermissionError

    monkeypatch.setattr(stores.Folder, "open", unreadable)
    monkeypatch.setattr("kokkhon_ita.views.finding.answer", lambda question: stores.Folder(tmp_path).open("a"))
    response = stranger.get("/search/?q=x")
    assert (response.status_code, WORDS in response.text) == (503, True)
