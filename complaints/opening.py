"""Whether a door is open, and who is given a new case. Every doubt keeps the door shut."""

from dataclasses import dataclass

from common.models import Organisation

from . import keyholders
from .models import Desk, Reader, RecoveryKey, StaffMember
from .pepper import PepperMissing, pepper

LEAST_READERS = 2
TITLES = ("นางสาว", "นาย", "นาง", "ว่าที่ร้อยตรี", "ดร.")
CHIEF_WORDS = ("นายก อบต", "นายกอบต", "นายกองค์การ", "นายกเทศ", "ท่านนายก")


class DoorShut(Exception):
    """Nothing can be filed now; the sentence in Thai says why, for the reporter."""


@dataclass(frozen=True)
class Involved:
    """Whom a report concerns: roster ids that were ticked, and words."""

    staff: frozenset[int] = frozenset()
    words: str = ""


@dataclass(frozen=True)
class Readership:
    """Who is given a case, who is kept from it, and the office's recovery key."""

    readers: tuple[Reader, ...]
    excluded: frozenset[int]
    recovery: RecoveryKey


def missing(door: str) -> list[str]:
    """Return in Thai, for staff, what the door still lacks; empty when it is open."""
    try:
        pepper()
    except PepperMissing:
        return ["ยังไม่ได้กำหนด COMPLAINTS_PEPPER ในตัวแปรสภาพแวดล้อม"]
    lacks = [] if Desk.objects.exists() else ["ยังไม่ได้ตั้งห้องรับเรื่อง"]
    if recovery_in_use() is None:
        lacks.append("ยังไม่มีกุญแจกู้คืนของหน่วยงานที่ใช้ได้")
    if len(trusted(Reader.objects.officers(door))) < LEAST_READERS:
        lacks.append("ยังมีเจ้าหน้าที่ผู้ถือกุญแจไม่ครบสองคน")
    return lacks


def is_open(door: str) -> bool:
    """Return whether a report can be filed through this door."""
    return not missing(door)


def recovery_in_use() -> RecoveryKey | None:
    """Return the recovery key in use, None when there is none that the site itself set."""
    key = RecoveryKey.objects.filter(in_use=True).first()
    return key if key and keyholders.recovery_is_attested(key) else None


def readership(door: str, involved: Involved) -> Readership:
    """Choose the readers of a new case. Raises DoorShut when it could not be read safely.

    Those involved get nothing. Where fewer than two officers remain, or the chief executive is
    involved, the outside reader is added; without one the case is refused rather than left with
    too few eyes.
    """
    if not is_open(door):
        raise DoorShut("ระบบรับเรื่องผ่านช่องทางนี้ยังไม่เปิดให้บริการ โปรดใช้ช่องทางอื่น")
    excluded, chief = _excluded(involved)
    officers = [r for r in trusted(Reader.objects.officers(door)) if r.staff_member_id not in excluded]
    outside = trusted(Reader.objects.current().filter(outside=True))
    if len(officers) >= LEAST_READERS and not chief:
        outside = []
    elif not outside:
        raise DoorShut(
            "เรื่องนี้เกี่ยวข้องกับผู้มีหน้าที่อ่านเรื่องของหน่วยงาน ระบบจึงไม่รับไว้เพื่อความปลอดภัยของท่าน "
            "โปรดส่งเรื่องถึงหน่วยงานภายนอกตามช่องทางอื่นในหน้าเรื่องร้องเรียน ข้อมูลที่กรอกไม่ได้ถูกบันทึก"
        )
    return Readership((*officers, *outside), excluded, recovery_in_use())


def trusted(readers) -> list[Reader]:
    """Return those of the readers whose rows the site itself wrote."""
    return [reader for reader in readers if keyholders.is_attested(reader)]


def _excluded(involved: Involved) -> tuple[frozenset[int], bool]:
    words = _plain(involved.words)
    named = [m for m in StaffMember.objects.all() if m.pk in involved.staff or _is_named(m, words)]
    chief = any(member.chief_executive for member in named) or _names_chief(words)
    return frozenset(member.pk for member in named), chief


def _plain(text: str) -> str:
    return "".join(text.split())


def _is_named(member: StaffMember, words: str) -> bool:
    """Whether the post or the given name occurs in the words: rather one too many than one too few."""
    name = member.name.strip()
    for title in TITLES:
        name = name.removeprefix(title).strip()
    given = name.split(" ")[0]
    return _plain(member.position) in words or (len(given) > 2 and given in words)


def _names_chief(words: str) -> bool:
    office = Organisation.objects.first()
    own = (office.chief_executive_title, office.chief_executive) if office else ()
    return any(_plain(sign) in words for sign in (*CHIEF_WORDS, *own) if sign)
