"""Nothing in the database makes a telephone's one-time code."""

import importlib
import time

import pytest
from django.apps import apps
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from complaints.readers import telephone_seeds
from tests import factories

pytestmark = pytest.mark.django_db


def code(seed):
    totp = TOTP(seed)
    totp.time = time.time()
    return f"{totp.token():06d}"


def test_a_kept_seed_is_not_in_the_database_and_its_codes_work(settings):
    device = TOTPDevice.objects.create(user=factories.superuser(), key=telephone_seeds.new())
    seed = device.bin_key
    assert len(seed) == 20
    kept = bytes.fromhex(TOTPDevice.objects.get().key)
    assert not any(seed[start : start + 4] in kept for start in range(17))
    assert device.verify_token(code(seed))
    device = TOTPDevice.objects.get()
    device.throttle_reset()
    assert not any(device.verify_token(code(half)) for half in (kept, kept[:20], kept[20:]))
    settings.COMPLAINTS_PEPPER = "6b" * 32
    assert TOTPDevice.objects.get().bin_key != seed


def test_the_update_seals_what_lay_in_clear_and_telephones_go_on():
    device = TOTPDevice.objects.create(user=factories.superuser())
    seed = device.bin_key
    migration = importlib.import_module("complaints.migrations.0014_seal_telephone_seeds")
    for _ in range(2):
        migration.seal_seeds(apps, None)
        kept = TOTPDevice.objects.get()
        assert telephone_seeds.is_sealed(kept.key)
        assert kept.bin_key == seed
