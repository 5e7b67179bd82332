"""The second factor at the desk: a telephone's codes, and printed codes of which only a keyed hash is kept."""

import base64
from collections.abc import Iterable

import django_otp
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from common.accounts import second_factor
from common.models import StaffUser

from ..sealing.people import digest
from ..server_secret import subkey

SIGNS = 16  # what the column takes: 80 bits


def hashed(code: str) -> str:
    """Return what is kept of a printed code; nobody finds the code from it without the server's secret."""
    return base64.b32encode(digest(code.encode(), use="one-time-code", key=subkey("one-time-code"))).decode()[:SIGNS]


def keep(device: StaticDevice, codes: Iterable[str]) -> None:
    """Let these printed codes work once each."""
    device.token_set.bulk_create(StaticToken(device=device, token=hashed(code)) for code in codes)


def matched(user: StaffUser, code: str) -> Device | None:
    """Return the user's device that this code fits, None when there is none; a printed code is used up."""
    if found := second_factor.matched(user, code):
        return found
    for device in StaticDevice.objects.filter(user=user, confirmed=True).exclude(name=second_factor.PRINTED):
        if found := django_otp.verify_token(user, device.persistent_id, hashed(code)):
            return found
    return None
