"""Printed one-time codes: a copy of the database gives none of them away."""

from importlib import import_module

import pytest
from django.apps import apps
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from complaints.readers import one_time_codes
from tests.complaints.admin.test_desk import DESK
from tests.conftest import PageClient

MIGRATION = import_module("complaints.migrations.0009_hash_one_time_codes")


@pytest.fixture
def officer(desk):
    return desk.officers[0].reader.user


def test_only_a_keyed_hash_is_kept_and_the_code_works_once(officer, settings):
    one_time_codes.keep(StaticDevice.objects.create(user=officer, name="x"), ["abcd2345"])
    kept = StaticToken.objects.get().token
    assert "abcd2345" not in kept
    settings.COMPLAINTS_PEPPER = "6b" * 32
    assert one_time_codes.hashed("abcd2345") != kept
    settings.COMPLAINTS_PEPPER = "5a" * 32
    for signed_in in (True, False):
        client = PageClient()
        client.force_login(officer)
        assert (client.post(DESK + "second-factor/", {"token": "abcd2345"}).status_code == 302) is signed_in


def test_what_is_kept_is_no_code(officer):
    one_time_codes.keep(StaticDevice.objects.create(user=officer, name="x"), ["abcd2345"])
    assert one_time_codes.matched(officer, StaticToken.objects.get().token) is None


@pytest.mark.parametrize(("secret", "left"), [("5a" * 32, 1), ("", 0)])
def test_codes_of_before_are_hashed_or_go(officer, settings, secret, left):
    device = StaticDevice.objects.create(user=officer, name="x")
    device.token_set.create(token="abcd2345")
    settings.COMPLAINTS_PEPPER = secret
    MIGRATION.hash_codes(apps, None)
    assert StaticToken.objects.count() == left
    assert not StaticToken.objects.filter(token="abcd2345").exists()
    if secret:
        assert one_time_codes.matched(officer, "abcd2345") == device
