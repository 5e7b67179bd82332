"""What a telephone's one-time codes are made from: kept under the server's secret, so that a copy of the database makes none."""

import secrets

from common.accounts import seeds

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


def is_sealed(key: str) -> bool:
    """Return whether a key is kept under the server's secret."""
    return len(key) == 2 * (NONCE + SEED)


def _masked(data: bytes, nonce: bytes) -> bytes:
    mask = digest(nonce, use="telephone seed", key=subkey("telephone-seed"))
    return bytes(a ^ b for a, b in zip(data, mask, strict=False))


def _opened(kept: bytes) -> bytes:
    return _masked(kept[NONCE:], kept[:NONCE])


def install() -> None:
    """Let devices whose seeds were kept so read them."""
    seeds.open_by_length(NONCE + SEED, _opened)
