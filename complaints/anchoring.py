"""Once a day one hash over the state of all cases goes into the public ledger, whether anything changed or not.

At a fixed minute and salted anew, so that the ledger tells nobody when, or whether, a case came. The salt stays in the register.
"""

from django.db import transaction
from django.utils import timezone
from nacl import utils

from publishing import ledger
from publishing.models import LedgerEntry
from publishing.verify import canonical, digest

from . import freshness, register
from .models import Desk, Reader
from .sealing.errors import Altered

RESTORED = "คืนข้อมูลห้องรับเรื่องจากสำเนา"


def head(salt: str, states: dict[bytes, bytes]) -> str:
    """Return the one hash over these states (name → state)."""
    content = {"salt": salt, "states": sorted([name.hex(), state.hex()] for name, state in states.items())}
    return digest(canonical(content))


def of_database() -> dict[bytes, bytes]:
    """Return the states that the database holds, as an auditor would gather them."""
    return {name: state for name, state, _ in freshness.marks()}


def anchor() -> LedgerEntry | None:
    """Append today's entry; None where there is one already, or no real desk. Raises Altered when something is missing."""
    newest = _newest(freshness.IN_LEDGER)
    if not Reader.objects.exists() or Desk.objects.filter(demo=True).exists() or _is_of_today(newest):
        return None
    if freshness.faults():
        raise Altered("the database is older than the register")
    return append(freshness.IN_LEDGER)


@transaction.atomic
def append(title: str) -> LedgerEntry:
    """Append an entry with the hash over all states of the register, and remember it there."""
    salt, newest = utils.random(32).hex(), _newest(title)
    number = newest.payload["number"] + 1 if newest else 1
    entry = ledger.anchor(title, number, head(salt, register.sure()))
    transaction.on_commit(lambda: register.keep_told(entry.position, entry.sha256, salt))
    return entry


def _newest(title: str) -> LedgerEntry | None:
    return LedgerEntry.objects.filter(action=ledger.Action.ANCHOR, payload__title=title).order_by("position").last()


def _is_of_today(entry: LedgerEntry | None) -> bool:
    return entry is not None and timezone.localdate(entry.at) == timezone.localdate()
