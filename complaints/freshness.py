"""Is a case, or the roster, in its newest state? What the database holds, compared with the register outside it.

The first use of the register takes over what the database holds then. From the first anchor in the public ledger on a
register that is gone is no first use: nothing opens until keepers accept the database as it is (`restored`).
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Model

from publishing import ledger
from publishing.models import LedgerEntry

from . import register
from .models import Case, RosterVersion
from .register import Mark
from .sealing.errors import Altered
from .sealing.people import digest
from .server_secret import SecretMissing, subkey

IN_LEDGER = "สถานะของเรื่องร้องเรียนทั้งหมด"
OLDER = "ข้อมูลของห้องไม่ครบหรือเก่ากว่าที่บันทึกไว้ อาจมีผู้นำฐานข้อมูลหรือทะเบียนรุ่นเก่ามาใส่แทน"


def note(row: Model) -> None:
    """Note outside the database that this row is stored with its present MAC. Raises Altered when the register is gone."""
    if isinstance(row, Case | RosterVersion):
        if not _ready():
            raise Altered("the register is gone")
        register.note(mark_of(row))


def is_fresh(row: Model) -> bool:
    """Return whether the database holds the newest state of what this row is. Rows that no register knows are."""
    if not isinstance(row, Case | RosterVersion):
        return True
    if not _ready():
        return False
    name, state, _ = mark_of(row)
    if register.is_good(name, state):
        return True
    # Read before somebody else's change was stored: what the database holds now decides.
    now = _stored(row)
    return now != state and register.is_good(name, now)


def faults() -> list[str]:
    """Return in Thai what of the database is missing or older than the register knows; nothing when all is there."""
    try:
        return [] if _is_whole() else [OLDER]
    except SecretMissing:
        return []


def _is_whole() -> bool:
    if not _ready():
        return False
    told = register.told()
    if told and not LedgerEntry.objects.filter(position=told[0], sha256=told[1]).exists():
        return False
    return register.count() <= Case.objects.count() + RosterVersion.objects.exists()


def mark_of(row: Case | RosterVersion) -> Mark:
    """Return what the register says of a row."""
    name = name_of_case(row.pk) if isinstance(row, Case) else _name("roster")
    return name, bytes(row.attestation), getattr(row, "rotation", 0)


def name_of_case(pk: UUID) -> bytes:
    """Return under which name the register knows a case; nobody finds the case from it without the server's secret."""
    return _name(f"case {pk}")


def marks() -> Iterator[Mark]:
    """Yield what a register of the database as it is would say."""
    yield from map(mark_of, RosterVersion.objects.exclude(attestation=b"")[:1])
    yield from map(mark_of, Case.objects.exclude(attestation=b"").only("pk", "attestation", "rotation"))


def _name(of: str) -> bytes:
    return digest(of.encode(), use="register", key=subkey("register"))


def _stored(row: Case | RosterVersion) -> bytes:
    rows = Case.objects.filter(pk=row.pk) if isinstance(row, Case) else RosterVersion.objects.all()
    return bytes(rows.values_list("attestation", flat=True).first() or b"")


def _ready() -> bool:
    """Whether there is a register; the first use makes it."""
    if not register.exists():
        if LedgerEntry.objects.filter(action=ledger.Action.ANCHOR, payload__title=IN_LEDGER).exists():
            return False
        register.begin(list(marks()))
    return True
