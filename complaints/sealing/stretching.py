"""Argon2id with its cost written down beside its result."""

import struct
from dataclasses import dataclass

from nacl.pwhash import argon2id

from . import gate
from .errors import SealError

KEY_BYTES = 32
SALT_BYTES = argon2id.SALTBYTES
_LAYOUT = struct.Struct(">II")


@dataclass(frozen=True)
class Cost:
    """Passes and MiB of memory of one Argon2id run."""

    passes: int
    mebibytes: int

    def pack(self) -> bytes:
        """Eight bytes that `unpack` reads."""
        return _LAYOUT.pack(self.passes, self.mebibytes)

    @classmethod
    def unpack(cls, packed: bytes) -> "Cost":
        """The cost written in a blob. Raises SealError for one that no version ever wrote."""
        cost = cls(*_LAYOUT.unpack(packed))
        if not (1 <= cost.passes <= 10 and 8 <= cost.mebibytes <= 1024):
            raise SealError("impossible cost")
        return cost


RECEIPT = Cost(passes=3, mebibytes=64)
OFFICER = Cost(passes=3, mebibytes=256)


def stretch(password: bytes, *, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a password. Waits for a turn; raises Busy when there is none."""
    with gate.turn():
        return argon2id.kdf(KEY_BYTES, password, salt, opslimit=cost.passes, memlimit=cost.mebibytes << 20)
