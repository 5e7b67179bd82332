"""What the server's log says of complaints: as the settings set it up, with Django's own lines."""

import io
import logging
import logging.config

import pytest
from django.conf import settings
from django.db import OperationalError

from complaints.admin import sign_in
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter

SECRET = "ความลับในข้อผิดพลาด"


@pytest.fixture
def log():
    """What the site's own handlers write while the test runs."""
    logging.config.dictConfig(settings.LOGGING)
    written, handlers = io.StringIO(), []
    for name in ("django", "complaints"):
        handlers += [one for one in logging.getLogger(name).handlers if isinstance(one, logging.StreamHandler)]
    before = [handler.setStream(written) for handler in handlers]
    yield written
    for handler, stream in zip(handlers, before, strict=True):
        handler.setStream(stream or handler.stream)


def fail(*args, **kwargs):
    raise LookupError(SECRET)


def away(*args, **kwargs):
    raise OperationalError


def test_refused_and_missing_pages_leave_no_line(log, desk, page_client):
    case, code = desk.file(at=demo.MONDAY)
    enter(desk.officers[0]).get(f"{DESK}{code}/")
    page_client.get(f"{DESK}{case.pk}/")
    page_client.post("/complaints/track/", {"code": code[:-1]})
    page_client.get("/services/999/request/")
    page_client.post("/complaints/corruption/new/", {"action": "file"})
    assert log.getvalue() == ""
    page_client.get("/nowhere/")
    assert "/nowhere/" in log.getvalue()


@pytest.mark.django_db
def test_a_page_that_says_not_now_is_no_error_and_one_that_failed_is(log, page_client, monkeypatch):
    for path in ("/complaints/corruption/new/", "/complaints/general/new/"):
        assert page_client.get(path).status_code == 503, path
    assert log.getvalue() == ""
    monkeypatch.setattr("complaints.views.filing.what_the_desk_says", away)
    page_client.raise_request_exception = False
    assert page_client.get("/complaints/corruption/new/").status_code == 503
    assert "a page about complaints failed: OperationalError in test_quiet_log.py" in log.getvalue()


def test_an_error_is_told_by_its_kind_and_line_alone(log, desk, monkeypatch):
    monkeypatch.setattr(sign_in, "page", fail)
    client = enter(desk.officers[0], unlock=False)
    client.raise_request_exception = False
    client.get(DESK + "unlock/")
    assert "LookupError in test_quiet_log.py" in log.getvalue()
    assert not [word for word in (SECRET, DESK, "Traceback") if word in log.getvalue()]


def test_what_refused_a_report_is_told_without_the_hour(log):
    logging.getLogger("complaints").error("a report or message was refused: %s", "OSError")
    day, words = log.getvalue().split(" ", 1)
    assert len(day) == len("2023-04-24")
    assert words == "ERROR complaints a report or message was refused: OSError\n"


def test_a_record_whose_request_is_a_socket_is_told_like_any_other(log):
    logging.getLogger("django.server").error("an answer failed", extra={"request": object()})
    assert "an answer failed" in log.getvalue()
    assert "Traceback" not in log.getvalue()
