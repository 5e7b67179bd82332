"""Who needs a second factor to sign in, and what gives it: a telephone, and printed codes for when it is lost."""

import base64
import time
from collections.abc import Callable

import django_otp
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from common.numbers import short_number
from common.thai import to_arabic_digits

from .. import limits
from ..models import StaffUser
from . import seeds

# To publish, or to give rights to others. A superuser has every one.
POWERS = ("publishing.approve_submission", "common.change_staffuser")
TELEPHONE, PRINTED = "โทรศัพท์", "รหัสสำรองของบัญชี"
CODES, FEW = 10, 3
DIGITS, STEP_SECONDS = 6, 30
SIGNS = 16  # what the column of a printed code takes

_keepers: list[Callable[[StaffUser], bool]] = []


def keep_for(holds: Callable[[StaffUser], bool]) -> None:
    """Let nobody take the devices of another away for whom `holds(user)` is true."""
    _keepers.append(holds)


def is_kept(user: StaffUser) -> bool:
    """Return whether no administrator may take this person's devices away."""
    return any(holds(user) for holds in _keepers)


def is_due(user: StaffUser) -> bool:
    """Return whether this person signs in with a second factor."""
    return any(user.has_perm(power) for power in POWERS)


def has_telephone(user: StaffUser) -> bool:
    """Return whether this person has set up a telephone."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def codes_left(user: StaffUser) -> int:
    """Return how many printed codes still work."""
    return StaticToken.objects.filter(device__user=user, device__name=PRINTED).count()


def fits(key: str, code: str) -> TOTP | None:
    """Return the clock of a seed that is being set up when this is its code now, else None."""
    clock = _clock(key)
    number = short_number(code)
    return clock if number is not None and clock.verify(number, tolerance=1) else None


def _clock(key: str) -> TOTP:
    clock = TOTP(seeds.opened(key), step=STEP_SECONDS, digits=DIGITS)
    clock.time = time.time()
    return clock


@transaction.atomic
def set_up(user: StaffUser, key: str, clock: TOTP) -> tuple[Device, list[str]]:
    """Let this telephone be the person's only one and return it with new printed codes; its first code is used up."""
    TOTPDevice.objects.filter(user=user).delete()
    made = TOTPDevice.objects.create(user=user, name=TELEPHONE, key=key, last_t=clock.t(), drift=clock.drift)
    return made, new_codes(user)


@transaction.atomic
def new_codes(user: StaffUser) -> list[str]:
    """Return printed codes that work once each; those of before work no more, and only keyed hashes are kept."""
    StaticDevice.objects.filter(user=user, name=PRINTED).delete()
    device = StaticDevice.objects.create(user=user, name=PRINTED)
    codes = [StaticToken.random_token() for _ in range(CODES)]
    device.token_set.bulk_create(StaticToken(device=device, token=_hashed(user, code)) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def matched(user: StaffUser, code: str) -> Device | None:
    """Return the device that this code fits, None when there is none; a printed code is used up.

    Only devices of the code's shape are asked: a wrong code slows down no other.
    """
    typed = plain(code)
    is_telephones = typed.isdecimal() and len(typed) == DIGITS
    token = typed if is_telephones else _hashed(user, typed)
    for device in _telephones(user) if is_telephones else StaticDevice.objects.filter(user=user, name=PRINTED):
        if found := django_otp.verify_token(user, device.persistent_id, token):
            return found
    return None


def plain(code: str) -> str:
    """Return a code in Arabic digits without what people put between its groups."""
    return to_arabic_digits("".join(code.split()).replace("-", "").lower())


def seconds_to_wait(user: StaffUser) -> int:
    """Return for how long wrong codes keep this person's telephone from being asked again."""
    _forget_stray_failures(user)
    waits = [device.verify_is_allowed()[1] for device in _telephones(user)]
    until = [wait["locked_until"].timestamp() for wait in waits if wait]
    return max(0, round(max(until) - time.time())) if until else 0


def _forget_stray_failures(user: StaffUser) -> None:
    """Let no wrong code of a time that has yet to come keep a person out: the clock was put back."""
    for devices in (TOTPDevice.objects, StaticDevice.objects):
        stray = devices.filter(user=user, throttling_failure_timestamp__gt=timezone.now() + limits.STRAY)
        stray.update(throttling_failure_timestamp=None, throttling_failure_count=0)


def take_away(user: StaffUser) -> None:
    """Remove telephone and printed codes: the next signing in leads through setting up anew."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user, name=PRINTED).delete()


def _telephones(user: StaffUser) -> QuerySet[TOTPDevice]:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True)


def _hashed(user: StaffUser, code: str) -> str:
    """Return what is kept of a printed code; nobody finds the code from it without SECRET_KEY."""
    digest = salted_hmac("printed code", f"{user.pk} {code}", algorithm="sha256").digest()
    return base64.b32encode(digest).decode()[:SIGNS]
