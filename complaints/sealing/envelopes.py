"""Case keys, and the sealed copies of them that people hold.

A case has two keys for each rotation: one that the reporter shares with the readers (thread,
summary, files) and one for the readers alone (internal notes, who reads).
"""

import struct
from dataclasses import dataclass, field
from uuid import UUID

from nacl import exceptions, utils
from nacl.public import SealedBox

from .errors import SealError
from .formats import VERSION, body_of, stamp
from .people import box_for

_LAYOUT = struct.Struct(">B16sI32s32s")
_NO_STAFF_KEY = bytes(32)


@dataclass(frozen=True)
class CaseKeys:
    """The keys of one case and rotation; `staff` is None for the reporter."""

    case: UUID
    rotation: int
    shared: bytes = field(repr=False)
    staff: bytes | None = field(repr=False)

    def for_reporter(self) -> "CaseKeys":
        """The same without the readers' own key."""
        return CaseKeys(self.case, self.rotation, self.shared, None)


def new_keys(case: UUID, rotation: int) -> CaseKeys:
    """Fresh random keys."""
    return CaseKeys(case, rotation, utils.random(32), utils.random(32))


def enclose(keys: CaseKeys, public: bytes) -> bytes:
    """The keys sealed to one person; always the same length."""
    inner = _LAYOUT.pack(VERSION, keys.case.bytes, keys.rotation, keys.shared, keys.staff or _NO_STAFF_KEY)
    return stamp(box_for(public).encrypt(inner))


ENVELOPE_BYTES = 1 + 48 + _LAYOUT.size


def open_envelope(box: SealedBox, blob: bytes, case: UUID, rotation: int) -> CaseKeys:
    """The keys in an envelope. Raises SealError unless it was made for this person, case and rotation."""
    try:
        inner = box.decrypt(body_of(blob))
        version, case_id, inner_rotation, shared, staff = _LAYOUT.unpack(inner)
    except (exceptions.CryptoError, struct.error, ValueError) as error:
        raise SealError("the envelope does not open") from error
    if (version, case_id, inner_rotation) != (VERSION, case.bytes, rotation):
        raise SealError("the envelope belongs to another case")
    return CaseKeys(case, rotation, shared, None if staff == _NO_STAFF_KEY else staff)
