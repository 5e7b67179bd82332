"""Reading what our witnesses say: does each note hold, and is what it saw still what our ledger says?"""

from datetime import UTC, datetime

from common import outside
from publishing import verify
from publishing.models import LedgerEntry

from .models import Witness

MOST_BYTES = 64 * 1024
SECONDS = 30
State = Witness.State


class Older(ValueError):
    """A note from before the one that is known; the message is a Thai sentence."""


def read(witness: Witness, at: datetime) -> Witness:
    """Fetch and judge the note of a witness, keep the outcome and return the witness."""
    try:
        take(witness, outside.fetch(witness.address, most=MOST_BYTES, seconds=SECONDS))
    except (outside.Unreachable, Older) as why:
        witness.problem = str(why)
    except ValueError:
        witness.problem = "ลายมือชื่อในถ้อยแถลงไม่ตรงกับกุญแจตรวจ หรือไม่ใช่ถ้อยแถลงของพยาน"
    witness.read_at = at
    witness.save()
    return witness


def take(witness: Witness, note: bytes) -> None:
    """Take over what a note says; raises ValueError when this witness did not sign it, and Older for one of before.

    Else a site that rewrote its ledger would be quit of what its witness saw once an old note is shown again.
    """
    seen = verify.witnessed(note, witness.verifier_key)
    if witness.seen_at and seen["time"] < witness.seen_at.timestamp():
        raise Older("พยานแสดงถ้อยแถลงที่เก่ากว่าฉบับที่เคยอ่าน จึงยังถือตามฉบับที่เคยอ่าน")
    witness.position, witness.head = seen["position"], seen["head"]
    witness.seen_at, witness.problem = datetime.fromtimestamp(seen["time"], UTC), ""
    ours = LedgerEntry.objects.filter(position=witness.position, sha256=witness.head).exists()
    witness.state = State.AGREES if ours else State.DIFFERS


def of_ledger() -> list[Witness]:
    """Return the witnesses that /ledger/ shows."""
    return list(Witness.objects.all())
