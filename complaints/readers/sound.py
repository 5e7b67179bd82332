"""Which rows of people and readers may be relied on: as the site wrote them, and as the roster in force says."""

from collections.abc import Iterable

from .. import row_macs
from ..models import Reader, RosterVersion, StaffMember
from ..row_macs import Altered
from .roster_version import PEOPLE, READERS, in_force, of_person, of_reader

NOT_IN_FORCE = "ทะเบียนที่รับรองถูกเปลี่ยนนอกระบบหรือหายไป ระบบจึงปิดรับเรื่องไว้"


def appointed(readers: Iterable[Reader]) -> list[Reader]:
    """Return those whose own row and the roster in force agree; the words of their roster row may have been changed."""
    try:
        content = in_force()
    except Altered:
        return []
    return [reader for reader in readers if _agrees(reader, content)]


def trusted(readers: Iterable[Reader]) -> list[Reader]:
    """Return those who may be given a key: appointed, and known by a roster row that agrees too."""
    sure = {row.pk for row in people()}
    return [reader for reader in appointed(readers) if reader.staff_member_id in {None, *sure}]


def is_trusted(reader: Reader) -> bool:
    """Return whether this reader may be given a key, or use theirs."""
    return bool(trusted([reader]))


def is_sound(row: StaffMember, content: dict) -> bool:
    """Return whether a person's row is as the site wrote it, and as the roster in force says."""
    return row_macs.holds(row) and _said(content[PEOPLE].get(str(row.pk), {})) == _said(of_person(row))


def _said(person: dict) -> dict:
    """What is compared of a person: a division keeps its row when it is renamed."""
    return {name: value for name, value in person.items() if name != "division_name"}


def people() -> list[StaffMember]:
    """Return the rows of people that may be relied on, in the roster's order; before the first key all, since none is attested."""
    rows = list(StaffMember.objects.select_related("division"))
    try:
        content = in_force()
    except Altered:
        return []
    return [row for row in rows if is_sound(row, content)] if RosterVersion.objects.exists() else rows


def faults() -> list[str]:
    """Return in Thai, for staff, what of roster and readers was changed behind the site; nothing when all is sound."""
    try:
        content = in_force()
    except Altered:
        return [NOT_IN_FORCE]
    return [*people_faults(content), *_reader_faults(content)] if RosterVersion.objects.exists() else []


def people_faults(content: dict) -> list[str]:
    """Return in Thai which people of the roster are not as the roster in force says."""
    rows = {str(row.pk): row for row in StaffMember.objects.select_related("division")}
    known = content[PEOPLE]
    return [
        *(
            f"ข้อมูลของ “{known[pk]['post']}” ในทะเบียนบุคลากรถูกเปลี่ยนนอกระบบ"
            for pk in known
            if not _stands(rows.get(pk), content)
        ),
        *(f"ทะเบียนบุคลากรมี “{rows[pk].position}” ซึ่งไม่ได้เพิ่มผ่านระบบ" for pk in rows if pk not in known),
    ]


def _stands(row: StaffMember | None, content: dict) -> bool:
    return row is not None and is_sound(row, content)


def _reader_faults(content: dict) -> list[str]:
    rows = {str(reader.pk): reader for reader in Reader.objects.current()}
    return [
        *(f"ข้อมูลของผู้ถือกุญแจ “{rows[pk]}” ไม่ตรงกับทะเบียนที่รับรอง" for pk in rows if not _agrees(rows[pk], content)),
        *("ข้อมูลของผู้ถือกุญแจรายหนึ่งหายไปจากระบบ" for pk in content[READERS] if pk not in rows),
    ]


def _agrees(reader: Reader, content: dict) -> bool:
    return row_macs.holds(reader) and content[READERS].get(str(reader.pk)) == of_reader(reader)
