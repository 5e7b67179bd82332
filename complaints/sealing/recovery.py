"""The office's recovery key: made offline, opened by any two of three keepers together.

For each pair of keepers the private key is locked once by both their codes. Three small
locks of libsodium do what secret sharing would, without a primitive outside it.
"""

from dataclasses import dataclass, field
from itertools import combinations

from nacl import utils

from . import receipts, stretching
from .errors import SealError
from .formats import body_of, stamp
from .people import digest, new_private, public_of
from .stretching import Cost
from .texts import seal_exactly, unseal_exactly

KEEPERS = 3
_HEAD = 8 + stretching.SALT_BYTES
_LOCK_BYTES = 1 + 24 + 32 + 16


@dataclass(frozen=True)
class RecoveryKey:
    """A new recovery key: what the site keeps, and what the three keepers keep."""

    public: bytes
    locks: bytes
    codes: tuple[str, ...] = field(repr=False)


def make() -> RecoveryKey:
    """A new recovery key with three codes, written like receipt codes."""
    private = new_private()
    codes = tuple(receipts.generate() for _ in range(KEEPERS))
    cost, salt = stretching.OFFICER, utils.random(stretching.SALT_BYTES)
    parts = [_part(code, salt, cost) for code in codes]
    locks = [seal_exactly(_pair(*pair), private, b"recovery") for pair in combinations(parts, 2)]
    return RecoveryKey(public_of(private), stamp(cost.pack() + salt + b"".join(locks)), codes)


def open_with(locks: bytes, first: str, second: str) -> bytes:
    """The recovery private key for two keepers' normalised codes, in either order.

    Raises SealError when they are not codes of two different keepers of this key.
    """
    body = body_of(locks)
    if len(body) != _HEAD + KEEPERS * _LOCK_BYTES:
        raise SealError("the recovery locks are damaged")
    cost, salt = Cost.unpack(body[:8]), body[8:_HEAD]
    one, other = _part(first, salt, cost), _part(second, salt, cost)
    for start in range(_HEAD, len(body), _LOCK_BYTES):
        for pair in ((one, other), (other, one)):
            try:
                return unseal_exactly(_pair(*pair), body[start : start + _LOCK_BYTES], b"recovery")
            except SealError:
                continue
    raise SealError("these codes do not open the recovery key")


def _part(code: str, salt: bytes, cost: Cost) -> bytes:
    return stretching.stretch(code.encode("ascii"), salt=salt, cost=cost)


def _pair(one: bytes, other: bytes) -> bytes:
    return digest(one + other, use="recovery-pair")
