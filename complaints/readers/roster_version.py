"""The roster in force: one attested statement of all people, readers and the recovery key.

A row alone proves that the site wrote it once, not that it still holds: a dismissed reader's row, put back whole,
bears a MAC that fits. So rows are only the draft; what counts is the statement, which two people change
(`roster_changes`). Its hash, with a salt, stands in the public ledger.
"""

import json

from django.db import transaction
from django.utils import timezone
from nacl import utils

from publishing import ledger
from publishing.models import LedgerEntry
from publishing.verify import canonical, digest

from .. import row_macs
from ..models import Case, Desk, Reader, RecoveryKey, RosterVersion, StaffMember
from ..row_macs import Altered
from ..server_secret import SecretMissing

PEOPLE, READERS, RECOVERY, ENDED = "people", "readers", "recovery", "ended"
IN_LEDGER = "ทะเบียนผู้อ่านเรื่องร้องเรียน"
TWO = 2


def of_person(row: StaffMember) -> dict:
    """Return what the roster in force says of one of its people."""
    return {
        "post": row.position,
        "name": row.name,
        "nicknames": row.nicknames,
        "spellings": row.spellings,
        "division": row.division_id,
        "division_name": row.division.name if row.division else "",
        "chief": row.chief_executive,
        "active": row.active,
    }


def of_reader(reader: Reader) -> dict:
    """Return what the roster in force says of a reader."""
    return {
        "user": reader.user_id,
        "staff": reader.staff_member_id,
        "outside": reader.outside,
        "general": reader.opens_general,
        "corruption": reader.opens_corruption,
        "public": bytes(reader.public).hex(),
    }


def in_force() -> dict:
    """Return the roster in force; an empty one before the first key.

    Raises Altered when the site did not write it, or the public ledger knows another one.
    """
    newest = RosterVersion.objects.first()
    if newest is None:
        if Reader.objects.exists() or RecoveryKey.objects.exists():
            raise Altered("there are keys, but no roster in force")
        return {PEOPLE: {}, READERS: {}, RECOVERY: "", ENDED: []}
    row_macs.check(newest)
    told = LedgerEntry.objects.filter(edition=None, action=ledger.Action.ANCHOR, payload__title=IN_LEDGER).last()
    if told and (told.payload["number"], told.payload["content_sha256"]) != (newest.number, fingerprint(newest)):
        raise Altered("the ledger knows another roster")
    return {ENDED: [], **json.loads(newest.content)}


def fingerprint(version: RosterVersion) -> str:
    """Return the hash that the public ledger keeps of a version; with its salt nobody can guess names from it."""
    return digest(bytes(version.salt) + version.content.encode())


def needs_two(content: dict) -> bool:
    """Return whether a change waits for others: from the first case on, while there are key holders to ask."""
    return Case.objects.exists() and len(content[READERS]) >= TWO


def keep_member(row: StaffMember, *, by: int | None = None) -> bool:
    """Store a person's row with its MAC, for the user `by`, and return whether it is in force; else two must confirm it.

    Raises Altered when the roster in force is. Without the server's secret there is no desk yet: the row is only
    stored, and attested with the first key.
    """
    row.changed_by = by
    try:
        with transaction.atomic():
            content = _base()
            row_macs.save(row)
            return _enter(content, PEOPLE, row.pk, of_person(row))
    except SecretMissing:
        row.save()
        return True


@transaction.atomic
def keep_reader(reader: Reader) -> bool:
    """Store a reader's row with its MAC and return whether it is in force. Who leaves is out at once. Raises Altered."""
    content = _base()
    row_macs.save(reader)
    if not reader.ended_on:
        return _enter(content, READERS, reader.pk, of_reader(reader))
    gone = content[READERS].pop(str(reader.pk), None)
    write(content | {ENDED: sorted({*content[ENDED], *([gone["public"]] if gone else [])})})
    return True


@transaction.atomic
def keep_recovery_key(key: RecoveryKey) -> bool:
    """Store the recovery key with its MAC and return whether it is in force. Raises Altered."""
    content = _base()
    row_macs.save(key)
    if content[RECOVERY] and needs_two(content):
        return False
    write(content | {RECOVERY: bytes(key.public).hex()})
    return True


def _enter(content: dict, part: str, pk: int, said: dict) -> bool:
    if needs_two(content):
        return same(content[part].get(str(pk)), said)
    content[part][str(pk)] = said
    write(content)
    return True


def same(one: dict | None, other: dict | None) -> bool:
    """Return whether two say the same of somebody; a division keeps its row when it is renamed."""
    return _compared(one) == _compared(other)


def _compared(said: dict | None) -> dict:
    return {name: value for name, value in (said or {}).items() if name not in ("division_name", "since")}


def _base() -> dict:
    """Return the roster to be changed, locked; before the first one everybody who stands in the table is taken over."""
    list(RosterVersion.objects.select_for_update()[:1])
    content = in_force()
    if not RosterVersion.objects.exists():
        for person in StaffMember.objects.select_related("division"):
            row_macs.save(person)
            content[PEOPLE][str(person.pk)] = of_person(person)
    return content


def write(content: dict) -> None:
    """Put this roster in force. Call inside a transaction."""
    newest = RosterVersion.objects.first()
    if newest and {ENDED: [], **json.loads(newest.content)} == content:
        return
    number = newest.number + 1 if newest else 1
    text = canonical(content).decode()
    version = RosterVersion(number=number, content=text, salt=utils.random(32), made_on=timezone.localdate())
    row_macs.save(version)
    if len(content[READERS]) >= TWO and content[RECOVERY] and not Desk.objects.filter(demo=True).exists():
        ledger.anchor(IN_LEDGER, number, fingerprint(version))
