"""Sixteen anonymous envelopes a case: who reads it cannot be seen, only tried."""

import secrets
from uuid import UUID

from nacl.public import SealedBox

from .envelopes import ENVELOPE_BYTES, CaseKeys, enclose, open_envelope
from .errors import SealError
from .people import new_private, public_of

SLOTS = 16


def fill(keys: CaseKeys, publics: list[bytes]) -> bytes:
    """All slots of a case in random order; those without a reader are sealed to keys thrown away.

    Raises ValueError for more readers than slots.
    """
    if len(publics) > SLOTS:
        raise ValueError(f"a case has at most {SLOTS} readers")
    nobody = [public_of(new_private()) for _ in range(SLOTS - len(publics))]
    envelopes = [enclose(keys, public) for public in [*publics, *nobody]]
    secrets.SystemRandom().shuffle(envelopes)
    return b"".join(envelopes)


def find(box: SealedBox, slots: bytes, case: UUID, rotation: int) -> CaseKeys | None:
    """The keys, if one of the slots was made for this person; None if not.

    Raises SealError when the slots were cut or lengthened.
    """
    if len(slots) != SLOTS * ENVELOPE_BYTES:
        raise SealError("the slots are damaged")
    for start in range(0, len(slots), ENVELOPE_BYTES):
        try:
            return open_envelope(box, slots[start : start + ENVELOPE_BYTES], case, rotation)
        except SealError:
            continue
    return None
