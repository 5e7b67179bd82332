"""What strangers send: each gets an answer in Thai that fits, and leaves nothing of theirs in the log."""

import io
import json
import logging
import sys
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.views.defaults import server_error

from common.json_log import JsonLines
from tests import factories

pytestmark = pytest.mark.django_db
TORN = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF'
ADMIN_PAGES = (
    "/admin/publishing/edition/",
    "/admin/publishing/submission/add/",
    "/admin/measures/measure/",
    "/admin/measures/measure/add/",
    "/admin/common/division/add/",
    "/admin/common/staffuser/1/change/",
)


@pytest.fixture
def stranger():
    return Client(raise_request_exception=False)


def test_what_is_sent_to_no_page_is_not_found(stranger):
    response = stranger.post("/nope/", {"a": "b"})
    assert response.status_code == 404
    assert 'lang="th"' in response.text


def test_the_page_of_a_failure_needs_no_database_and_no_list_of_static_files(settings, tmp_path, rf):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    with connection.execute_wrapper(lambda *asked: pytest.fail("the database was asked")):
        answer = server_error(rf.get("/"))
    assert (answer.status_code, "ระบบขัดข้องชั่วคราว" in answer.content.decode()) == (500, True)


@pytest.mark.parametrize("path", ["/", "/measures/", "/verify/", "/robots.txt"])
def test_options_are_told(stranger, path):
    response = stranger.options(path)
    assert (response.status_code, response.content) == (204, b"")
    assert {"GET", "HEAD", "OPTIONS"} <= set(response.headers["Allow"].split(", "))


PAGES = {
    "/measures/": "GET, HEAD, OPTIONS",
    "/verify/": "GET, HEAD, POST, OPTIONS",
    "/complaints/track/": "GET, HEAD, POST, OPTIONS",
    "/admin/login/": "GET, HEAD, POST, OPTIONS",
    "/feed.atom": "GET, HEAD, OPTIONS",
}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_a_method_that_a_page_does_not_take_is_refused_in_thai_without_any_cookie(method):
    stranger = Client(enforce_csrf_checks=True)
    for path, allowed in PAGES.items():
        response = stranger.generic(method, path)
        assert (path, response.status_code, response.headers.get("Allow")) == (path, 405, allowed)
        assert "หน้านี้รับคำขอแบบนี้ไม่ได้" in response.text
        assert "จึงไม่ได้บันทึกสิ่งที่ส่งมา" in response.text


@pytest.mark.parametrize(
    "wanted", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example", "\x00"]
)
def test_login_leads_to_the_dashboard_when_next_is_no_page_of_ours(stranger, wanted):
    user = factories.superuser(username="door")
    user.set_password("a-long-password")
    user.save()
    stranger.post(f"/admin/login/?next={wanted}", {"username": "door", "password": "a-long-password", "next": wanted})
    response = stranger.post("/admin/second-factor/", {"skip": "1"})
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("field", ["", "id", "nope", "password", "pk__in", "../", "user"])
def test_a_field_that_admin_pages_do_not_know_is_no_failure(stranger, field):
    stranger.force_login(factories.superuser())
    for page in ADMIN_PAGES:
        status = stranger.get(page, {"_to_field": field, "_popup": "1"}).status_code
        assert status in (200, 302, 400, 404), f"{page}?_to_field={field}: {status}"


@pytest.fixture
def said(monkeypatch):
    """What the site's own handlers write, and Python itself for a logger that has none.

    They hold the stream of before the test, which no capture of pytest sees.
    """
    text = io.StringIO()
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler(text))
    handlers = [one for name in ("", "django") for one in logging.getLogger(name).handlers if one.name == "stderr"]
    for handler in handlers:
        monkeypatch.setattr(handler, "stream", text)
    return text


def test_a_bad_host_with_a_torn_upload_is_refused_and_leaves_no_line(stranger, said):
    response = stranger.post(
        "/verify/", TORN, content_type="multipart/form-data; boundary=x", headers={"host": "bad host"}
    )
    assert response.status_code == 400
    assert 'lang="th"' in response.text
    assert said.getvalue() == ""
    logging.getLogger("django.request").error("a line of another request")
    assert "a line of another request" in said.getvalue()


def test_a_form_that_cannot_be_read_is_refused_in_thai(stranger):
    answer = stranger.generic("POST", "/verify/", b"x", content_type="multipart/form-data; boundary=สมชาย")
    assert (answer.status_code, 'lang="th"' in answer.text) == (400, True)


@pytest.mark.parametrize(("level", "is_told"), [(logging.WARNING, False), (logging.ERROR, True)])
def test_the_log_quotes_nothing_of_a_request_that_cannot_be_read(level, is_told):
    """The handler as the site has it: Django's own traceback says what was sent."""
    (handler,) = [one for one in logging.getLogger("django").handlers if one.name == "stderr"]
    try:
        raise ValueError("Invalid boundary in multipart: สมชาย")
    except ValueError:
        record = logging.LogRecord("django.request", level, "", 0, "Bad request", (), sys.exc_info())
    assert handler.filter(record)
    assert ("สมชาย" in handler.format(record)) is is_told


def test_security_txt_says_where_a_weakness_is_told(stranger):
    facts = dict(line.split(": ", 1) for line in stranger.get("/.well-known/security.txt").text.splitlines())
    assert facts["Contact"].endswith("/contact/")
    expires = date.fromisoformat(facts["Expires"][:10])
    assert timedelta(days=30) < expires - timezone.localdate() < timedelta(days=366)


def test_json_log_tells_where_it_failed_and_nothing_that_was_typed():
    try:
        raise ValueError("1-2345-67890-12-3")
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, "", 0, "failed: %s after %d s", ("/x/?q=นายก", 3), sys.exc_info()
        )
    line = json.loads(JsonLines().format(record))
    assert line["error"] == "ValueError"
    assert line["where"][0].startswith("test_outside.py:")
    assert line["message"] == "failed: … after 3 s"
    assert "นายก" not in json.dumps(line, ensure_ascii=False)
    assert "2345" not in json.dumps(line)
