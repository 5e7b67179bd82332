"""A province that witnesses the office's ledger, and two ledgers that the office is a witness of."""

from datetime import timedelta

from nacl.signing import SigningKey

from publishing import ledger, verify
from witnesses import following, notes, reading
from witnesses.key import Key
from witnesses.models import Watched, Witness

from .shared import Office


def make(office: Office) -> None:
    """Write what the nightly commands would: one ledger that grew, one that was rewritten, one witness who agrees."""
    rng, now = office.random("witnesses"), office.calendar.now
    key = Key("www.example.go.th", SigningKey(rng.randbytes(32)))
    for host, later in (("nongbua.example.go.th", "ตามแผน"), ("nonsung.example.go.th", "เปลี่ยนภายหลัง")):
        watched = following.watch(f"https://{host}/")
        following.take(watched, _lines("ตามแผน", 2), key, now - timedelta(days=1))
        following.take(watched, _lines(later, 3), key, now)
    Watched.objects.filter(host__startswith="nonsung").update(problem="เว็บไซต์ปลายทางไม่ตอบภายในเวลาที่กำหนด")
    _witness_ourselves(Key("witness.example.go.th", SigningKey(rng.randbytes(32))), office)


def _lines(reason: str, size: int) -> bytes:
    lines, previous = [], verify.GENESIS
    for position in range(1, size + 1):
        entry: dict[str, object] = {"position": position, "previous_sha256": previous, "reason": reason}
        previous = verify.entry_hash(entry)
        lines.append(verify.canonical(entry | {"sha256": previous}) + b"\n")
    return b"".join(lines)


def _witness_ourselves(key: Key, office: Office) -> None:
    witness = Witness(
        name="สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด",
        address="https://witness.example.go.th/witness/www.example.go.th.txt",
        verifier_key=key.verifier,
    )
    body = notes.checkpoint("www.example.go.th", *ledger.head())
    signed = notes.signed(body, key.name, key.signing, int(office.calendar.now.timestamp()))
    reading.take(witness, signed.encode())
    witness.read_at, witness.problem = office.calendar.now, "เว็บไซต์ปลายทางไม่ตอบภายในเวลาที่กำหนด"
    witness.full_clean()
    witness.save()
