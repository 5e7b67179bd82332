"""Which rows of people and readers may be relied on: as the site wrote them, and as the roster in force says."""

from collections.abc import Iterable

from .. import row_macs
from ..models import Reader, RosterVersion, StaffMember
from ..row_macs import Altered
from .roster_version import ENDED, PEOPLE, READERS, in_force, of_reader, same

NOT_IN_FORCE = "ทะเบียนที่รับรองถูกเปลี่ยนนอกระบบหรือหายไป ระบบจึงปิดรับเรื่องไว้"


def appointed(readers: Iterable[Reader]) -> list[Reader]:
    """Return those whose own row and the roster in force agree; the words of their roster row may have been changed."""
    try:
        content = in_force()
    except Altered:
        return []
    return [reader for reader in readers if agrees(reader, content)]


def trusted(readers: Iterable[Reader]) -> list[Reader]:
    """Return those who may be given a key: appointed, and known by a roster row that nobody changed behind the site."""
    sure = {row.pk for row in people()}
    return [reader for reader in appointed(readers) if reader.staff_member_id in {None, *sure}]


def is_trusted(reader: Reader) -> bool:
    """Return whether this reader may be given a key, or use theirs."""
    return bool(trusted([reader]))


def agrees(reader: Reader, content: dict) -> bool:
    """Return whether a reader's row is as the site wrote it and as the roster in force says."""
    return row_macs.holds(reader) and same(content[READERS].get(str(reader.pk)), of_reader(reader))


def people() -> list[StaffMember]:
    """Return the people of the roster in force, each saying what it says and not what a row says now.

    Those whose row was changed behind the site are left out; before the first key all rows are returned, since none is attested.
    """
    rows = list(StaffMember.objects.select_related("division"))
    if not RosterVersion.objects.exists():
        return rows
    try:
        content = in_force()
    except Altered:
        return []
    return [as_said(row, content[PEOPLE][str(row.pk)]) for row in rows if is_sound(row, content)]


def is_sound(row: StaffMember, content: dict) -> bool:
    """Return whether a person of the roster in force has a row that the site wrote. It may hold a change that waits."""
    return row_macs.holds(row) and str(row.pk) in content[PEOPLE]


def as_said(row: StaffMember, said: dict) -> StaffMember:
    """Return the row with what the roster in force says of this person, not saved."""
    row.position, row.name, row.nicknames, row.spellings = (
        said[name] for name in ("post", "name", "nicknames", "spellings")
    )
    row.division_id, row.chief_executive, row.active = (said[name] for name in ("division", "chief", "active"))
    return row


def faults() -> list[str]:
    """Return in Thai, for staff, what of roster and readers was changed behind the site; nothing when all is sound."""
    try:
        content = in_force()
    except Altered:
        return [NOT_IN_FORCE]
    return [*people_faults(content), *_reader_faults(content)] if RosterVersion.objects.exists() else []


def people_faults(content: dict) -> list[str]:
    """Return in Thai which people of the roster were changed, added or taken away behind the site."""
    rows = {str(row.pk): row for row in StaffMember.objects.all()}
    known = content[PEOPLE]
    return [
        *(
            f"ข้อมูลของ “{known[pk]['post']}” ในทะเบียนบุคลากรถูกเปลี่ยนนอกระบบ"
            for pk in known
            if pk not in rows or not row_macs.holds(rows[pk])
        ),
        *(
            f"ทะเบียนบุคลากรมี “{rows[pk].position}” ซึ่งไม่ได้เพิ่มผ่านระบบ"
            for pk in rows
            if pk not in known and not row_macs.holds(rows[pk])
        ),
    ]


def _reader_faults(content: dict) -> list[str]:
    rows = {str(reader.pk): reader for reader in Reader.objects.current()}
    return [
        *(f"ข้อมูลของผู้ถือกุญแจ “{rows[pk]}” ไม่ตรงกับทะเบียนที่รับรอง" for pk in rows if is_forged(rows[pk], content)),
        *("ข้อมูลของผู้ถือกุญแจรายหนึ่งหายไปจากระบบ" for pk in content[READERS] if pk not in rows),
    ]


def is_forged(reader: Reader, content: dict) -> bool:
    """Return whether a reader's row was changed behind the site, or is that of one who left."""
    return not row_macs.holds(reader) or bytes(reader.public).hex() in content[ENDED]
