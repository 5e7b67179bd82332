"""What a telephone's codes are made from: masked under SECRET_KEY, so that a copy of the database makes no code.

Of when a code was used it tells the day (`last_t`, which keeps a code from being used twice, tells the half minute).
"""

import secrets
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.models import TimestampMixin
from django_otp.plugins.otp_totp.models import TOTPDevice

from ..fields import its_day

# Together they leave room in the column; the length tells who can open a kept seed.
SEED, NONCE = 20, 16

_openers: dict[int, Callable[[bytes], bytes]] = {}


def new() -> str:
    """Return a new seed as it is kept."""
    nonce = secrets.token_bytes(NONCE)
    return (nonce + _masked(secrets.token_bytes(SEED), nonce)).hex()


def opened(key: str) -> bytes:
    """Return the seed of a kept key; one that nobody masked is its own seed."""
    kept = bytes.fromhex(key)
    opener = _openers.get(len(kept))
    return opener(kept) if opener else kept


def open_by_length(length: int, opener: Callable[[bytes], bytes]) -> None:
    """Let `opener` turn kept keys of so many bytes into their seeds."""
    _openers[length] = opener


def _ours(kept: bytes) -> bytes:
    return _masked(kept[NONCE:], kept[:NONCE])


def _masked(data: bytes, nonce: bytes) -> bytes:
    mask = salted_hmac("telephone seed", nonce, algorithm="sha256").digest()
    return bytes(a ^ b for a, b in zip(data, mask, strict=False))


def install() -> None:
    """Let the devices of django-otp, which has no place for it, read their seeds so."""
    open_by_length(NONCE + SEED, _ours)
    TOTPDevice.bin_key = property(lambda device: opened(device.key))
    TimestampMixin.set_last_used_timestamp = _note_the_day


def _note_the_day(device: Any, commit: bool = True) -> None:
    """In place of django-otp's own, which notes the microsecond."""
    device.last_used_at = its_day(timezone.now())
    if commit:
        device.save()
