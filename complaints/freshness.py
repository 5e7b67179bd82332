"""Is a case, a line of the public board, or the roster, in its newest state? What the database holds, compared with the register outside it.

The first use of the register takes over what the database holds then. From the first anchor in the public ledger on a
register that is gone is no first use: nothing opens until keepers accept the database as it is (`restored`). Of several machines
none begins a register once there is a desk: one whose shared folder is not mounted would have an own one, and believe it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db.models import CharField, Model
from django.db.models.functions import Cast

from publishing import ledger
from publishing.models import LedgerEntry

from . import register
from .models import BoardEntry, Case, RosterVersion
from .register import Mark
from .sealing.errors import Altered
from .sealing.people import digest
from .server_secret import SecretMissing, subkey

IN_LEDGER = "สถานะของเรื่องร้องเรียนทั้งหมด"
KEPT = Case | RosterVersion | BoardEntry
OLDER = "ข้อมูลของห้องไม่ครบหรือเก่ากว่าที่บันทึกไว้ อาจมีผู้นำฐานข้อมูลหรือทะเบียนรุ่นเก่ามาใส่แทน"


def note(row: Model) -> None:
    """Note outside the database that this row is stored with its present MAC. Raises Altered when the register is gone."""
    if isinstance(row, KEPT):
        _check_ready()
        register.note(mark_of(row))


def note_gone(row: BoardEntry) -> None:
    """Note outside the database that this row is taken away. Raises Altered when the register is gone."""
    _check_ready()
    register.note((mark_of(row)[0], register.GONE, 0))


def _check_ready() -> None:
    if not _ready():
        raise Altered("the register is gone")


def is_fresh(row: Model) -> bool:
    """Return whether the database holds the newest state of what this row is. Rows that no register knows are."""
    if not isinstance(row, KEPT):
        return True
    if not _ready():
        return False
    name, state, _ = mark_of(row)
    if register.is_good(name, state) or (isinstance(row, BoardEntry) and not register.knows(name)):
        return True  # lines of the board from before the register knew any
    # Read before somebody else's change was stored: what the database holds now decides.
    now = _stored(row)
    return now != state and register.is_good(name, now)


def fresh_lines(lines: Iterable[BoardEntry]) -> list[BoardEntry]:
    """Return those lines of the board that are fresh, with one look into the register for all of them."""
    if not _ready():
        return []
    marks = {line: mark_of(line) for line in lines}
    good = register.states(name for name, _, _ in marks.values())
    return [line for line, (name, state, _) in marks.items() if state in good.get(name, {state}) or is_fresh(line)]


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
    # By name: a row that was put in its place would make the number right.
    return register.sure().keys() <= set(_names())


def is_another_s() -> bool:
    """Return whether the database holds a case of which this register never heard: it is not the one that other machines write to."""
    attested = Case.objects.exclude(attestation=b"").values_list("pk", flat=True)
    try:
        names = set(map(name_of_case, attested))  # read first: what is stored meanwhile was noted before
        names |= {_name("roster")} if RosterVersion.objects.exclude(attestation=b"").exists() else set()
    except SecretMissing:
        return False
    return bool(names) and not (register.exists() and names <= register.names())


def mark_of(row: Case | RosterVersion | BoardEntry) -> Mark:
    """Return what the register says of a row."""
    return _name(_called(row)), bytes(row.attestation), getattr(row, "rotation", 0)


def _called(row: Case | RosterVersion | BoardEntry) -> str:
    if isinstance(row, RosterVersion):
        return "roster"
    return f"{'case' if isinstance(row, Case) else 'board'} {row.pk}"


def name_of_case(pk: UUID) -> bytes:
    """Return under which name the register knows a case; nobody finds the case from it without the server's secret."""
    return _name(f"case {pk}")


def marks() -> Iterator[Mark]:
    """Yield what a register of the database as it is would say."""
    yield from map(mark_of, RosterVersion.objects.exclude(attestation=b"")[:1])
    yield from map(mark_of, Case.objects.exclude(attestation=b"").only("pk", "attestation", "rotation"))
    yield from map(mark_of, BoardEntry.objects.exclude(attestation=b""))


def _names() -> Iterator[bytes]:
    """Yield under which names the register would know what the database holds."""
    key = subkey("register")
    if RosterVersion.objects.exists():
        yield _name("roster")
    for model, called in ((Case, "case"), (BoardEntry, "board")):
        for text in model.objects.values_list(Cast("pk", CharField()), flat=True):
            yield _name_of_row(called, text, key)


@lru_cache(maxsize=1 << 17)  # each list asks for the names of all cases
def _name_of_row(called: str, text: str, key: bytes) -> bytes:
    return _hashed(f"{called} {_with_dashes(text)}", key)


def _with_dashes(text: str) -> str:
    """Return an id as `str` of its UUID spells it; making one of each row would take most of the time."""
    return text if "-" in text else "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def _name(of: str) -> bytes:
    return _hashed(of, subkey("register"))


def _hashed(of: str, key: bytes) -> bytes:
    return digest(of.encode(), use="register", key=key)


def _stored(row: Case | RosterVersion | BoardEntry) -> bytes:
    rows = RosterVersion.objects.all() if isinstance(row, RosterVersion) else type(row).objects.filter(pk=row.pk)
    return bytes(rows.values_list("attestation", flat=True).first() or b"")


def _ready() -> bool:
    """Whether there is a register; the first use makes it."""
    if not register.exists():
        if settings.SEVERAL_MACHINES and next(marks(), None):
            return False
        if LedgerEntry.objects.filter(action=ledger.Action.ANCHOR, payload__title=IN_LEDGER).exists():
            return False
        register.begin(list(marks()))
    return True
