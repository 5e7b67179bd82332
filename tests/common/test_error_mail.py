"""What the administrator is told by mail when a page fails, with the handlers as the settings set them up."""

import runpy
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from common import error_mail
from complaints.management.commands import complaints_daily
from complaints.views import channels
from kokkhon_ita import views
from publishing.management.commands import check_ledger
from tests.installation import ROOT
from tests.servers import free_port

pytestmark = pytest.mark.django_db
SECRET = "ความลับในข้อผิดพลาด"


def fail(*args, **kwargs):
    raise LookupError(SECRET)


@pytest.fixture(autouse=True)
def failing(settings, monkeypatch, tmp_path):
    """A site whose search and complaint pages fail, and that has a mail server and an administrator."""
    settings.DATA_DIR, settings.MAIL_IS_SET_UP, settings.ERRORS_TO = tmp_path, True, ["it@example.go.th"]
    for room in (views, channels):
        monkeypatch.setattr(room, "render", fail)


def break_down(path="/search/?q=0812345678"):
    client = Client(raise_request_exception=False, headers={"user-agent": "ผู้ถาม"})
    status = client.get(path).status_code
    for thread in threading.enumerate():
        if thread.name == "error mail":
            thread.join()
    return status


def test_a_failing_page_is_told_without_anything_of_its_request(mailoutbox, time_machine):
    time_machine.move_to("2026-11-28T10:15:00+07:00", tick=False)
    assert break_down() == 500
    [mail] = mailoutbox
    assert mail.to == ["it@example.go.th"]
    said = f"{mail.subject}\n{mail.body}"
    assert "เว็บไซต์ testserver ขัดข้อง: LookupError" in said
    assert "หน้าหรืองาน search\n" in said
    assert "test_error_mail.py:" in said
    assert "เมื่อ 28 พฤศจิกายน 2569 เวลา 10.15 น." in said
    assert not [word for word in (SECRET, "0812345678", "?q", "ผู้ถาม", "127.0.0.1", "Traceback") if word in said]


def told_of(name):
    with pytest.raises(LookupError):
        call_command("nightly", name)
    for thread in threading.enumerate():
        if thread.name == "error mail":
            thread.join()


def test_a_nightly_command_that_fails_is_told_but_none_of_the_complaints(mailoutbox, monkeypatch, capsys):
    monkeypatch.setattr(check_ledger.Command, "handle", fail)
    monkeypatch.setattr(complaints_daily.Command, "handle", fail)
    told_of("complaints_daily")
    assert mailoutbox == []
    told_of("check_ledger")
    [mail] = mailoutbox
    assert "หน้าหรืองาน nightly.check_ledger\n" in mail.body
    assert SECRET not in mail.body


def test_one_fault_is_one_mail_an_hour(mailoutbox, time_machine):
    time_machine.move_to("2026-11-28T10:15:00+07:00", tick=False)
    for _ in range(5):
        break_down()
    assert len(mailoutbox) == 1
    time_machine.shift(timedelta(hours=1))
    break_down()
    assert len(mailoutbox) == 2


def test_many_faults_are_ten_mails_an_hour_and_a_full_disk_one(settings, tmp_path):
    assert [error_mail._is_due(str(number)) for number in range(12)] == [True] * 10 + [False] * 2
    settings.DATA_DIR = tmp_path / "gone"
    error_mail._uncounted.clear()
    assert [error_mail._is_due(str(number)) for number in range(3)] == [True, False, False]


def test_complaints_and_a_site_without_mail_send_none(mailoutbox, settings):
    assert break_down("/complaints/?q=1") == 500
    settings.MAIL_IS_SET_UP = False
    break_down()
    settings.MAIL_IS_SET_UP, settings.ERRORS_TO = True, []
    break_down()
    assert mailoutbox == []


def test_a_mail_server_that_is_away_is_a_line_in_the_log_and_no_other_fault(settings, caplog):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    settings.EMAIL_PORT = free_port()
    assert break_down() == 500
    [line] = [record for record in caplog.records if record.name == "common.error_mail"]
    assert (line.levelname, line.getMessage()) == (
        "WARNING",
        "the mail about an error can't be sent: ConnectionRefusedError",
    )


@pytest.mark.parametrize(
    ("url", "is_set_up"), [("", False), (" ", False), ("dummymail://", False), ("smtp+tls://u:p@mail.go.th:587", True)]
)
def test_an_empty_mail_server_is_none(monkeypatch, url, is_set_up):
    monkeypatch.setenv("EMAIL_URL", url)
    settings = runpy.run_path(str(ROOT / "kokkhon_ita" / "settings.py"))
    assert settings["MAIL_IS_SET_UP"] is is_set_up
