"""A wrong or missing server secret stops the start, and never tells a right receipt or passphrase that it is wrong."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from complaints import secret_check
from complaints.models import Reader, RecoveryKey
from tests.complaints.admin.test_desk import DESK, enter

ANOTHER = "ab" * 32


def start():
    """What kokkhon_ita/wsgi.py asks of this app before anything is served."""
    apps.get_app_config("complaints").before_serving()


@pytest.mark.parametrize(("secret", "why"), [(ANOTHER, "not the value"), ("", "missing"), ("ab" * 31, "missing")])
def test_another_secret_stops_the_start_with_a_sentence(desk, settings, secret, why):
    start()
    settings.COMPLAINTS_PEPPER = secret
    with pytest.raises(ImproperlyConfigured, match=f"COMPLAINTS_PEPPER is {why}.*does not start"):
        start()


@pytest.mark.parametrize("secret", [ANOTHER, ""])
def test_without_a_desk_any_secret_or_none_may_start(db, settings, secret):
    settings.COMPLAINTS_PEPPER = secret
    start()


def test_one_altered_row_does_not_stop_the_start(desk):
    RecoveryKey.objects.update(attestation=b"forged")
    Reader.objects.filter(pk=desk.officers[0].reader.pk).update(outside=False, attestation=b"forged")
    start()


def test_a_database_that_is_away_does_not_stop_the_start(desk, monkeypatch):
    def away(*args):
        raise DatabaseError

    monkeypatch.setattr(secret_check, "_held", away)
    start()


def test_a_right_code_is_not_called_wrong_while_the_secret_is_missing(client, desk, settings):
    _, code = desk.file()
    settings.COMPLAINTS_PEPPER = ""
    answer = client.post("/complaints/track/", {"code": code, "action": "show"})
    assert answer.status_code == 503
    assert "ไม่ใช่เพราะรหัสของท่าน" in answer.content.decode()
    assert "ไม่มีเรื่องที่ใช้รหัสนี้" not in answer.content.decode()


@pytest.mark.parametrize("secret", [ANOTHER, ""])
def test_a_right_passphrase_is_not_called_wrong_under_another_secret(desk, settings, secret):
    person = desk.officers[0]
    client = enter(person, unlock=False)
    settings.COMPLAINTS_PEPPER = secret
    answer = client.post(DESK + "unlock/", {"passphrase": person.passphrase})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("วลีรหัสถูกต้อง" if secret else "ไม่ใช่เพราะวลีรหัสของท่าน") in page
    assert "วลีรหัสไม่ถูกต้อง" not in page
    settings.COMPLAINTS_PEPPER = "5a" * 32
    assert client.post(DESK + "unlock/", {"passphrase": "ผิด"}).status_code == 422
