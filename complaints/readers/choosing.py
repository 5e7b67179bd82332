"""Whether a channel is open, and who is given a new case. Every doubt keeps the channel shut."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from common.models import StaffUser

from .. import row_macs
from ..models import Channel, Desk, Reader, RecoveryKey
from ..row_macs import Altered
from ..server_secret import SecretMissing, server_secret
from . import roster, roster_version, sound
from .roster import KeptOut

LEAST_READERS = 2


class ChannelClosed(Exception):
    """Nothing can be filed now; the sentence in Thai says why, for the reporter."""


@dataclass(frozen=True)
class Involved:
    """Whom a report concerns, and what the reporter decided on seeing who would read it.

    `staff` are roster ids that were ticked, `words` more words for people, `cleared` the keys of
    people whom words meant and the reporter lets read; `outside_only` keeps every officer out. `is_shown` tells that the
    reporter sees who reads before it is sealed, and can tick those to whom only a name points that many bear.
    """

    staff: frozenset[int] = frozenset()
    words: str = ""
    cleared: frozenset[str] = frozenset()
    outside_only: bool = False
    is_shown: bool = False


@dataclass(frozen=True)
class Readership:
    """Who is given a case, who is kept from it and why, words that nobody matched, and the office's recovery key."""

    readers: tuple[Reader, ...]
    excluded: frozenset[int]
    recovery: RecoveryKey
    out: tuple[KeptOut, ...] = ()
    unknown: tuple[str, ...] = ()
    outside_only: bool = False
    near: tuple[KeptOut, ...] = ()

    @property
    def mark(self) -> str:
        """Return what changes whenever somebody else would read or be kept out."""
        readers = ",".join(sorted(str(reader.pk) for reader in self.readers))
        return f"{readers}|{','.join(sorted(one.key for one in self.out))}"


def missing(*channels: str) -> list[str]:
    """Return in Thai, for staff, what these channels still lack, each lack once; empty when they are open."""
    try:
        server_secret()
    except SecretMissing:
        return ["ยังไม่ได้กำหนด COMPLAINTS_PEPPER ในตัวแปรสภาพแวดล้อม"]
    demo = Desk.objects.values_list("demo", flat=True).first()
    if demo and not settings.DEMONSTRATION:
        return ["ห้องนี้เป็นห้องสาธิต แต่ระบบไม่ได้เปิดเพื่อสาธิต ต้องตั้งห้องจริงบนฐานข้อมูลใหม่"]
    try:
        content = roster_version.in_force()
    except Altered:
        return [sound.NOT_IN_FORCE]
    lacks = ["ยังไม่ได้ตั้งห้องรับเรื่อง"] if demo is None else []
    if _recovery_of(content) is None:
        lacks.append("ยังไม่มีกุญแจกู้คืนของหน่วยงานที่ใช้ได้")
    officers = [reader for reader in Reader.objects.current().filter(outside=False) if sound.agrees(reader, content)]
    if any(sum(reader.opens(channel) for reader in officers) < LEAST_READERS for channel in channels):
        lacks.append("ยังมีเจ้าหน้าที่ผู้ถือกุญแจไม่ครบสองคน")
    return lacks


def is_open(channel: str) -> bool:
    """Return whether a report can be filed through this channel."""
    return not missing(channel)


def opened() -> dict[str, bool]:
    """Return for each channel by name whether a report can be filed through it."""
    return {channel.value: is_open(channel) for channel in Channel}


def recovery_in_use() -> RecoveryKey | None:
    """Return the recovery key in use, None when there is none that the site itself set."""
    try:
        return _recovery_of(roster_version.in_force())
    except Altered:
        return None


def _recovery_of(content: Any) -> RecoveryKey | None:
    named = content[roster_version.RECOVERY]
    key = RecoveryKey.objects.filter(public=bytes.fromhex(named)).first()
    return key if key and row_macs.holds(key) else None


def readership(channel: str, involved: Involved, texts: dict[str, str] | None = None) -> Readership:
    """Choose the readers of a new case. Raises ChannelClosed when it could not be read safely.

    Those involved get nothing: who was ticked, and whoever may be meant by the words of `texts`
    (field → what was typed) or of `involved`, unless the reporter cleared them. Any such words call
    the outside reader, where there is one. Where fewer than two officers remain, the chief
    executive is meant, or the reporter wants nobody else, that reader must be there; without one the case
    is refused rather than left with too few eyes.
    """
    if not is_open(channel) or (recovery := recovery_in_use()) is None:
        raise ChannelClosed("ระบบรับเรื่องผ่านช่องทางนี้ยังไม่เปิดให้บริการ โปรดใช้ช่องทางอื่น")
    meant = roster.meant({**(texts or {}), "involved": involved.words}).without(involved.cleared)
    near = roster.near(involved.staff, meant) if involved.is_shown else ()
    surely = meant.without(frozenset(one.key for one in near))
    out = roster.kept_out(involved.staff, surely)
    excluded = involved.staff | surely.staff
    officers = sound.trusted(Reader.objects.officers(channel))
    if involved.outside_only:
        excluded |= {reader.staff_member_id for reader in officers if reader.staff_member_id}
    officers = [reader for reader in officers if reader.staff_member_id not in excluded]
    outside = sound.trusted(Reader.objects.current().filter(outside=True))
    if len(officers) < LEAST_READERS or meant.chief or roster.is_in_doubt(involved.staff):
        _refuse_without(outside)
    elif not meant.anybody:
        outside = []
    unknown = tuple(one.words for one in meant.unknown)
    return Readership((*officers, *outside), frozenset(excluded), recovery, out, unknown, involved.outside_only, near)


def outside_reader() -> Reader | None:
    """Return whoever from outside may be given a case now."""
    return next(iter(sound.trusted(Reader.objects.current().filter(outside=True))), None)


def outside_to_add(readership: dict) -> Reader | None:
    """Return the outside reader who could join a case with this list of readers; None for one who reads it, or was shut out."""
    outside = outside_reader()
    is_barred = outside and (outside.pk in readership.get("shut", ()) or reads(readership["readers"], outside))
    return None if is_barred else outside


def reads(readers: list[dict], reader: Reader) -> bool:
    """Return whether this reader is among those of a case, by the key that is theirs now: who was appointed anew has another."""
    return any(one["id"] == reader.pk and one["public"] == bytes(reader.public).hex() for one in readers)


def with_reader(readers: list[dict], reader: Reader) -> list[dict]:
    """Return the readers of a case with this one, in place of a key that is theirs no more."""
    return [*(one for one in readers if one["id"] != reader.pk), described(reader)]


def has_outside_reader() -> bool:
    """Return whether somebody from outside could read a case."""
    return outside_reader() is not None


def _refuse_without(outside: list[Reader]) -> None:
    if not outside:
        raise ChannelClosed(
            "เรื่องนี้เกี่ยวข้องกับผู้มีหน้าที่อ่านเรื่องของหน่วยงาน ระบบจึงไม่รับไว้เพื่อความปลอดภัยของท่าน "
            "โปรดส่งเรื่องถึงหน่วยงานภายนอกตามช่องทางอื่นในหน้าเรื่องร้องเรียน ข้อมูลที่กรอกไม่ได้ถูกบันทึก"
        )


def holds_key(user: StaffUser) -> bool:
    """Return whether this person reads cases now."""
    return Reader.objects.current().filter(user=user).exists()


def described(reader: Reader) -> dict:
    """Return what a case keeps of a reader: id, name, post, public key (hex), whether from outside, roster id."""
    return {
        "id": reader.pk,
        "name": str(reader),
        "post": reader.post,
        "public": bytes(reader.public).hex(),
        "outside": reader.outside,
        "staff": reader.staff_member_id,
    }
