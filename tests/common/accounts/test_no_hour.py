"""What a copy of the database tells of when somebody signed in: the day, and of the session nothing."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice

from common.models import StaffUser
from tests import factories

WORD = "a-long-password"


def signed_in():
    user = StaffUser.objects.create_user("hour", password=WORD, is_staff=True)
    client = Client()
    client.post("/admin/login/", {"username": "hour", "password": WORD})
    user.refresh_from_db()
    return client, user


def is_midnight(moment):
    here = timezone.localtime(moment)
    return (here.hour, here.minute, here.second, here.microsecond) == (0, 0, 0, 0)


def test_of_the_last_sign_in_the_day_is_kept(db):
    _, user = signed_in()
    assert is_midnight(user.last_login)
    assert timezone.localdate(user.last_login) == timezone.localdate()


def test_a_session_s_row_tells_neither_whose_it_is_nor_since_when(db):
    client, user = signed_in()
    row = Session.objects.get()
    assert is_midnight(row.expire_date)
    assert not row.get_decoded()
    with pytest.raises(signing.BadSignature):
        signing.loads(row.session_data, salt="django.contrib.sessions.SessionStore")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_session_is_over_after_its_eight_hours_though_its_row_stands(db):
    client, _ = signed_in()
    session = client.session
    with time_machine.travel(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE + 5)):
        store = import_module(settings.SESSION_ENGINE).SessionStore(session.session_key)
        assert store.load() == {}
    assert session.load()


def test_a_second_factor_notes_the_day_of_its_use(db):
    device = StaticDevice.objects.create(user=factories.superuser(), name="x")
    device.set_last_used_timestamp()
    device.refresh_from_db()
    assert is_midnight(device.last_used_at)
