"""Case keys laid by for one person, closed by the server: it alone opens nothing with them, nor do they before the server lets go."""

import struct
from uuid import UUID

from .envelopes import CaseKeys, enclose
from .people import new_private, public_of
from .texts import seal_exactly, unseal_exactly

_WHO = struct.Struct(">I")
NOBODY = 0


def close(keys: CaseKeys, *, reader: int, public: bytes, secret: bytes) -> bytes:
    """The keys sealed to a reader, and that under the server's secret; always the same length."""
    return seal_exactly(secret, _WHO.pack(reader) + enclose(keys, public), _place(keys.case, keys.rotation))


def close_for_nobody(keys: CaseKeys, *, secret: bytes) -> bytes:
    """What looks the same and opens for nobody."""
    return close(keys, reader=NOBODY, public=public_of(new_private()), secret=secret)


def peel(blob: bytes, case: UUID, rotation: int, *, secret: bytes) -> tuple[int, bytes]:
    """For whose key it was laid by (the number given to `close`), and the envelope that opens with their key. Raises SealError."""
    plain = unseal_exactly(secret, blob, _place(case, rotation))
    return _WHO.unpack_from(plain)[0], plain[_WHO.size :]


def _place(case: UUID, rotation: int) -> bytes:
    return b"escrow " + case.bytes + rotation.to_bytes(4, "big")
