"""What a telephone's one-time codes are made from: kept under the server's secret, so that a copy of the database makes none."""

import secrets

from django_otp.plugins.otp_totp.models import TOTPDevice

from ..sealing.people import digest
from ..server_secret import subkey

SEED = NONCE = 20  # bytes; together they fill the column, which is another app's


def sealed(seed: bytes) -> str:
    """Return what is kept of a seed: a random half, and the seed masked by what follows from it and the server's secret."""
    nonce = secrets.token_bytes(NONCE)
    return (nonce + _masked(seed, nonce)).hex()


def new() -> str:
    """Return a new seed as it is kept."""
    return sealed(secrets.token_bytes(SEED))


def opened(key: str) -> bytes:
    """Return the seed of a kept key; one from before, which was kept as it is, is its own seed."""
    kept = bytes.fromhex(key)
    return _masked(kept[NONCE:], kept[:NONCE]) if len(kept) == NONCE + SEED else kept


def is_sealed(key: str) -> bool:
    """Return whether a key is kept under the server's secret."""
    return len(key) == 2 * (NONCE + SEED)


def _masked(data: bytes, nonce: bytes) -> bytes:
    mask = digest(nonce, use="telephone seed", key=subkey("telephone-seed"))
    return bytes(a ^ b for a, b in zip(data, mask, strict=False))


def install() -> None:
    """Let the devices of django-otp, which has no place for it, read their seeds so."""
    TOTPDevice.bin_key = property(lambda device: opened(device.key))
