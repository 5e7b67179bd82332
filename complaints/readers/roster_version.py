"""The roster in force: one attested statement of all people, readers and the recovery key.

A row alone proves that the site wrote it once, not that it still holds: a dismissed reader's row, put back whole,
bears a MAC that fits. So each row is compared with the statement, which changes with every change of a row.
"""

import json

from django.db import transaction
from django.utils import timezone

from .. import row_macs
from ..models import Reader, RecoveryKey, RosterVersion, StaffMember
from ..row_macs import Altered
from ..server_secret import SecretMissing

PEOPLE, READERS, RECOVERY = "people", "readers", "recovery"


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
    """Return the roster in force; an empty one before the first key. Raises Altered when the site did not write it."""
    newest = RosterVersion.objects.first()
    if newest is None:
        if Reader.objects.exists() or RecoveryKey.objects.exists():
            raise Altered("there are keys, but no roster in force")
        return {PEOPLE: {}, READERS: {}, RECOVERY: ""}
    row_macs.check(newest)
    return json.loads(newest.content)


def keep_member(row: StaffMember) -> None:
    """Store a person's row with its MAC, and in the roster in force. Raises Altered when that was altered.

    Without the server's secret there is no desk yet: the row is only stored, and attested with the first key.
    """
    try:
        with transaction.atomic():
            _change(PEOPLE, row)
    except SecretMissing:
        row.save()


def keep_reader(reader: Reader) -> None:
    """Store a reader's row with its MAC, and in the roster in force as long as they have not left. Raises Altered."""
    _change(READERS, reader)


def keep_recovery_key(key: RecoveryKey) -> None:
    """Store the recovery key with its MAC, and name it in the roster in force. Raises Altered."""
    with transaction.atomic():
        content = _base()
        row_macs.save(key)
        _write(content | {RECOVERY: bytes(key.public).hex()})


@transaction.atomic
def _change(part: str, row) -> None:
    content = _base()
    row_macs.save(row)
    if part == READERS and row.ended_on:
        content[part].pop(str(row.pk), None)
    else:
        content[part][str(row.pk)] = of_reader(row) if part == READERS else of_person(row)
    _write(content)


def _base() -> dict:
    """Return the roster to be changed, locked; before the first one everybody who stands in the table is taken over."""
    list(RosterVersion.objects.select_for_update()[:1])
    content = in_force()
    if not RosterVersion.objects.exists():
        for person in StaffMember.objects.select_related("division"):
            row_macs.save(person)
            content[PEOPLE][str(person.pk)] = of_person(person)
    return content


def _write(content: dict) -> None:
    newest = RosterVersion.objects.first()
    if newest and json.loads(newest.content) == content:
        return
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    number = newest.number + 1 if newest else 1
    row_macs.save(RosterVersion(number=number, content=text, made_on=timezone.localdate()))
