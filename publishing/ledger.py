"""The site-wide chain of what was published: appended under one lock, checked as an outsider would check it."""

from django.db import transaction
from django.utils import timezone

from .models import Edition, LedgerEntry, LedgerHead
from .verify import GENESIS, digest, entry_hash, ledger_problems


def iso(moment):
    """Return an aware time as ISO 8601 in Asia/Bangkok, to the second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def lock():
    """Return the head of the ledger, held until the transaction ends.

    PostgreSQL queues on the row; SQLite, whose transactions here begin IMMEDIATE, has already queued at BEGIN.
    """
    LedgerHead.objects.get_or_create(pk=1, defaults={"sha256": GENESIS})
    return LedgerHead.objects.select_for_update().get(pk=1)


def head():
    """Return (position, hash) of the newest entry; (0, GENESIS) before the first."""
    newest = LedgerHead.objects.filter(pk=1).first()
    return (newest.position, newest.sha256) if newest else (0, GENESIS)


def facts(edition):
    """Return what the ledger says about an edition whatever the act: no name of a person."""
    return {
        "kind": edition.kind,
        "key": edition.key,
        "number": edition.number,
        "content_sha256": edition.sha256,
        "published_at": iso(edition.published_at),
    }


ACTS = {
    LedgerEntry.Action.PUBLISH: lambda e: {
        "at": iso(e.approved_at), "reason": e.reason, "role": e.approved_role,
        "emergency": e.emergency, "system_import": e.system_import,
    },
    LedgerEntry.Action.WITHDRAW: lambda e: {"at": iso(e.withdrawn_at), "reason": e.withdrawn_reason},
    LedgerEntry.Action.CONFIRM: lambda e: {"at": iso(e.confirmed_at), "role": e.confirmed_role},
}


def append(action, edition, *, onto):
    """Append one entry after the locked head `onto` and return it; call it inside the transaction of the act."""
    payload = {"action": str(action), "position": onto.position + 1, "previous_sha256": onto.sha256}
    payload |= facts(edition) | ACTS[action](edition)
    payload["sha256"] = entry_hash(payload)
    entry = LedgerEntry.objects.create(
        position=payload["position"], edition=edition, payload=payload,
        previous_sha256=onto.sha256, sha256=payload["sha256"],
    )
    onto.position, onto.sha256 = entry.position, entry.sha256
    onto.save()
    return entry


def _stored_problems(entry):
    """Yield where the stored edition no longer says what the ledger said of it."""
    edition, name = entry.edition, f"รายการที่ {entry.position}"
    if digest(edition.content_bytes) != entry.payload["content_sha256"]:
        yield f"{name}: เนื้อหาของฉบับเผยแพร่ถูกแก้ไข"
    told = facts(edition) | ACTS[LedgerEntry.Action(entry.payload["action"])](edition)
    if any(entry.payload.get(field) != value for field, value in told.items()):
        yield f"{name}: ข้อมูลของฉบับเผยแพร่ถูกแก้ไข"


def problems():
    """Return Thai sentences about everything that does not fit, in the chain and in the stored editions."""
    with transaction.atomic():
        entries = list(LedgerEntry.objects.select_related("edition"))
        newest = head()[1]
        editions = Edition.objects.count()
    found = ledger_problems([entry.payload for entry in entries], newest)
    for entry in entries:
        found += _stored_problems(entry)
        if (entry.position, entry.sha256) != (entry.payload.get("position"), entry.payload.get("sha256")):
            found.append(f"รายการที่ {entry.position}: ดัชนีไม่ตรงกับข้อมูล")
    if editions != sum(entry.payload.get("action") == "publish" for entry in entries):
        found.append("จำนวนฉบับเผยแพร่ไม่ตรงกับจำนวนรายการเผยแพร่ในสมุดบัญชี")
    return found
