"""Changes of the roster that wait for the word of key holders: none takes effect by one person's hand.

Until then the words of before and the new ones both keep people out, and no key counts that is not in force.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from publishing.verify import canonical, digest

from .. import row_macs
from ..models import Reader, RecoveryKey, RosterConfirmation, RosterVersion, StaffMember
from . import keyholders, sound
from .roster_version import PEOPLE, READERS, RECOVERY, TWO, in_force, of_person, of_reader, same, write

GONE = "การเปลี่ยนแปลงนี้ไม่รออยู่แล้ว หรือถูกแก้ไขอีกครั้งหลังจากที่ท่านเปิดหน้านี้ โปรดดูใหม่"


@dataclass(frozen=True)
class Change:
    """One change that waits: of which part of the roster, of which row, what is said now and what would be."""

    part: str
    row: StaffMember | Reader | RecoveryKey
    was: dict | None
    will: dict

    @property
    def id(self) -> str:
        """Return the hash by which it is confirmed: of what was shown, from what it starts."""
        content = {"part": self.part, "pk": str(self.row.pk), "was": self.was, "will": self.will}
        return digest(canonical(content))

    @property
    def of_keys(self) -> bool:
        """Return whether it decides who gets keys, or who is the chief executive: then two key holders must confirm."""
        if self.part != PEOPLE:
            return True
        was = self.was or {"chief": False, "active": True}
        return was["chief"] != self.will["chief"] or (self.will["chief"] and was["active"] != self.will["active"])

    def may_confirm(self, reader: Reader) -> bool:
        """Return whether this key holder may: not the one who proposed it, and not the one whom it is about."""
        return not self.is_about(reader) and reader.user_id != getattr(self.row, "changed_by", None)

    def is_about(self, reader: Reader) -> bool:
        """Return whether the person or key that changes is this key holder's."""
        if isinstance(self.row, StaffMember):
            return reader.staff_member_id == self.row.pk
        return isinstance(self.row, Reader) and reader.pk == self.row.pk


def waiting() -> list[Change]:
    """Return the changes that wait, people first. Raises Altered when the roster in force is."""
    content = in_force()
    return list(_waiting(content)) if RosterVersion.objects.exists() else []


def _waiting(content: dict) -> Iterator[Change]:
    for member in StaffMember.objects.select_related("division"):
        was = content[PEOPLE].get(str(member.pk))
        if row_macs.holds(member) and not same(was, of_person(member)):
            yield Change(PEOPLE, member, was, of_person(member))
    for reader in Reader.objects.current():
        was = content[READERS].get(str(reader.pk))
        if not sound.is_forged(reader, content) and not same(was, of_reader(reader)):
            yield Change(READERS, reader, was, of_reader(reader))
    key = RecoveryKey.objects.filter(in_use=True).first()
    if key and row_macs.holds(key) and bytes(key.public).hex() != content[RECOVERY]:
        yield Change(RECOVERY, key, {"public": content[RECOVERY]}, {"public": bytes(key.public).hex()})


def confirmed_by(change: Change) -> list[Reader]:
    """Return the key holders whose word for this change counts."""
    given = RosterConfirmation.objects.filter(change=change.id).select_related("reader__user", "reader__staff_member")
    readers = sound.trusted(one.reader for one in given if row_macs.holds(one))
    return [reader for reader in readers if change.may_confirm(reader)]


def lacks(change: Change) -> int:
    """Return how many more must confirm: two for keys and the chief executive; for words one, beside a key holder who proposed them.

    Who proposes words from an account without a key may be one of the key holders: then two others must confirm.
    """
    trusted = sound.trusted(Reader.objects.current())
    able = [reader for reader in trusted if change.may_confirm(reader)]
    by_holder = getattr(change.row, "changed_by", None) in {reader.user_id for reader in trusted}
    wanted = 1 if by_holder and not change.of_keys else min(TWO, len(able))
    return max(wanted, 1) - len(confirmed_by(change))


@transaction.atomic
def confirm(change_id: str, by: Reader) -> bool:
    """Note that a key holder confirms a change, and return whether it is in force now. Raises ValidationError."""
    list(RosterVersion.objects.select_for_update()[:1])
    change = _found(change_id)
    if not sound.is_trusted(by) or not change.may_confirm(by):
        raise ValidationError("ผู้เสนอ และผู้ที่การเปลี่ยนแปลงนี้เป็นเรื่องของตน รับรองเองไม่ได้ ต้องให้ผู้ถือกุญแจคนอื่นรับรอง")
    if by not in confirmed_by(change):
        row_macs.save(RosterConfirmation(change=change.id, reader=by))
    if lacks(change) > 0:
        return False
    _apply(change)
    return True


def _found(change_id: str) -> Change:
    change = next((one for one in waiting() if one.id == change_id), None)
    if change is None:
        raise ValidationError(GONE)
    return change


def _apply(change: Change) -> None:
    content = in_force()
    if change.part == RECOVERY:
        write(content | {RECOVERY: change.will["public"]})
        return
    # The number of the version makes a later change back and forth another one, with confirmations of its own.
    since = RosterVersion.objects.values_list("number", flat=True)[0] + 1
    content[change.part][str(change.row.pk)] = change.will | {"since": since}
    write(content)


@transaction.atomic
def refuse(change_id: str, by: Reader) -> None:
    """Put the row back to what the roster in force says; a new person or reader goes.

    Raises ValidationError for whom the change is about: words that keep somebody out are not theirs to refuse.
    """
    change = _found(change_id)
    row = change.row
    if change.is_about(by):
        raise ValidationError("ผู้ที่การเปลี่ยนแปลงนี้เป็นเรื่องของตน ปฏิเสธเองไม่ได้ ต้องให้ผู้ถือกุญแจคนอื่นปฏิเสธ")
    if isinstance(row, StaffMember):
        put_back(row, change.was)
    elif isinstance(row, Reader):
        keyholders.dismiss(row)
    elif change.was:
        keyholders.use_again(row, change.was["public"])


@transaction.atomic
def repair(pk: int) -> None:
    """Put a person's row that was changed or taken away behind the site back to what the roster in force says."""
    row = StaffMember.objects.filter(pk=pk).first() or StaffMember(pk=pk)
    put_back(row, in_force()[PEOPLE].get(str(pk)))


def put_back(row: StaffMember, said: dict | None) -> None:
    """Store what the roster in force says of a person; of whom it says nothing goes. Raises ValidationError."""
    if said:
        row_macs.save(sound.as_said(row, said))
        return
    try:
        row.delete()
    except ProtectedError as error:
        raise ValidationError("มีผู้ถือกุญแจที่อ้างถึงบุคลากรนี้ โปรดไม่รับรองผู้ถือกุญแจรายนั้นก่อน") from error
