"""Notes that wait under keys of before.

A reporter who shuts a reader out holds no key to the notes, so they stay as they are, with the slots that
open them; the next of the remaining readers who opens the case carries them over.
"""

import struct

from nacl.public import SealedBox

from ..models import Case
from ..sealing import slots
from ..sealing.envelopes import CaseKeys

_HEAD = struct.Struct(">II")


def remember(case: Case) -> None:
    """Keep the present slots, rotation and last entry in the row, unless older ones still wait. Call before the slots are dealt anew."""
    if not case.former:
        last = max(case.items.values_list("sequence", flat=True), default=0)
        case.former = _HEAD.pack(case.rotation, last) + bytes(case.slots)


def waiting(case: Case) -> int:
    """Return the sequence of the last entry whose note would wait; 0 when none waits."""
    return _HEAD.unpack_from(bytes(case.former))[1] if case.former else 0


def keys_of(case: Case, box: SealedBox) -> CaseKeys | None:
    """Return the keys of before, if this person held them. Raises SealError when the slots were damaged."""
    blob = bytes(case.former)
    return slots.find(box, blob[_HEAD.size :], case.pk, _HEAD.unpack_from(blob)[0])
