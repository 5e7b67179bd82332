"""Where what is stored does not say what the ledger says, as Thai sentences."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from .ledger import Action, told
from .models import Edition, LedgerEntry, LedgerHead
from .verify import canonical, digest


def of_entry(entry: LedgerEntry) -> Iterator[str]:
    """Yield where an entry's columns or its stored edition no longer say what its payload says."""
    edition, name = entry.edition, f"รายการที่ {entry.position}"
    if not isinstance(entry.payload, dict):
        return
    if entry.edition_id and edition is None:
        yield f"{name}: ฉบับเผยแพร่หายไปจากฐานข้อมูล"
        return
    columns = {"position": entry.position, "action": entry.action, "sha256": entry.sha256}
    if any(entry.payload.get(field) != value for field, value in columns.items()):
        yield f"{name}: ดัชนีไม่ตรงกับข้อมูล"
    elif edition and not _agrees(entry.payload, entry.action, edition):
        yield f"{name}: ข้อมูลของฉบับเผยแพร่ถูกแก้ไข"
    if edition and _hash(edition.content) != entry.payload.get("content_sha256"):
        yield f"{name}: เนื้อหาของฉบับเผยแพร่ถูกแก้ไข"


def _hash(content: Any) -> str | None:
    """Return the hash of a stored content, or None when it can't be canonical JSON: nothing published is like that."""
    try:
        return digest(canonical(content))
    except (TypeError, ValueError):
        return None


def _agrees(payload: dict[str, Any], action: str, edition: Edition) -> bool:
    """Return whether an edition still bears the act that the ledger tells of, and tells the same."""
    moment: dict[str, datetime | None] = {Action.WITHDRAW: edition.withdrawn_at, Action.CONFIRM: edition.confirmed_at}
    if action not in Action.values or moment.get(action, edition.approved_at) is None:
        return False
    return all(payload.get(field) == value for field, value in told(Action(action), edition).items())


def entries_beyond_head() -> list[str]:
    """Return a sentence when the head does not know the newest entries; one statement sees both at one moment."""
    newest = Coalesce(Subquery(LedgerHead.objects.values("position")[:1]), 0)
    beyond = LedgerEntry.objects.filter(position__gt=newest).count()
    return [f"รายการท้ายสุด {beyond} รายการอยู่หลังรายการท้ายสุดที่บันทึกไว้"] if beyond else []


def acts_without_entry() -> list[str]:
    """Return sentences about editions that show an act of which the ledger knows nothing."""
    acts = {
        Action.PUBLISH: Edition.objects.all(),
        Action.WITHDRAW: Edition.objects.filter(withdrawn_at__isnull=False),
        Action.CONFIRM: Edition.objects.filter(confirmed_at__isnull=False),
    }
    return [
        f"{kind} {key} ฉบับที่ {number}: ไม่มีรายการ{action.label}ในทะเบียน"
        for action, editions in acts.items()
        for kind, key, number in editions.exclude(entries__action=action).values_list("kind", "key", "number")
    ]
