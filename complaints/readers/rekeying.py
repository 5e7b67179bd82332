"""Changing who reads a case. Taking somebody away means new keys for everything in it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from .. import worker_memory
from ..cases import workflow
from ..cases.open_case import Entry, OpenCase
from ..models import Reader
from ..sealing import envelopes, slots
from . import choosing, sound
from .laying_by import laid_by

TOO_FEW = "จะเหลือผู้รับเรื่องน้อยเกินไป โปรดเพิ่มผู้รับเรื่องคนอื่นก่อน"
NOT_READING = "ผู้นี้ไม่ได้เป็นผู้รับเรื่องนี้"
NEEDS_OUTSIDE = "เรื่องนี้ต้องมีผู้รับเรื่องภายนอก โปรดให้หน่วยงานแต่งตั้งผู้รับเรื่องภายนอกคนใหม่ก่อน"


def readers_of(opened: OpenCase) -> list[dict]:
    """Return who reads the case: id, name and public key (hex) each."""
    return opened.leaf("readership")["readers"]


def renew(opened: OpenCase, readers: list[dict]) -> OpenCase:
    """Rotate the keys for these readers: new keys, texts sealed anew, file keys wrapped anew.

    The new keys hold the readers' own key too, so the case that is returned can read and write notes.

    Call inside `open_case.writing`. What a former reader has read stays read; nothing kept here
    opens for them any more. Returns the case under its new keys.
    """
    leaves = {name: opened.leaf(name) for name in ("summary", "identity", "readership")}
    # A reporter has no notes to seal anew; they wait under the keys of before (`shutting_out`).
    entries = _by_sequence(opened, False) | (_by_sequence(opened, True) if opened.keys.staff else {})
    infos = {info.id: info for info in opened.files()}
    case = opened.case
    case.rotation += 1
    fresh = OpenCase(case, envelopes.new_keys(case.pk, case.rotation), opened.author)
    for name, content in leaves.items():
        fresh.set_leaf(name, content)
    for item in case.items.all():
        if item.sequence in entries:
            fresh.seal_item(item, entries[item.sequence])
            item.save(update_fields=["sealed"])
    for row in case.files.all():
        row.sealed = fresh.seal_file(infos[row.pk])
        row.save(update_fields=["sealed"])
    _deal(fresh, readers)
    worker_memory.let_go()
    return fresh


def enough(left: list[dict], removed: int, *, with_outside: bool = False) -> list[dict]:
    """Return the remaining readers, with the outside reader when fewer than two remain or the case needs that one.

    Raises ValidationError where there is none.
    """
    lacks_outside = with_outside and not any(reader.get("outside") for reader in left)
    if len(left) >= choosing.LEAST_READERS and not lacks_outside:
        return left
    outside = choosing.outside_reader()
    if outside is None or outside.pk == removed:
        raise ValidationError(NEEDS_OUTSIDE if lacks_outside else TOO_FEW)
    return left if choosing.reads(left, outside) else choosing.with_reader(left, outside)


def needs_outside(opened: OpenCase) -> bool:
    """Return whether the outside reader may not leave: after an appeal, or a limit that passed without an answer."""
    return workflow.was_appealed(opened) or opened.case.passed_on is not None


def _by_sequence(opened: OpenCase, staff_only: bool) -> dict:
    return {entry.sequence: entry for entry in opened.entries(staff_only=staff_only)}


def _deal(opened: OpenCase, readers: list[dict]) -> None:
    """Seal the keys to the readers, the reporter and the recovery key, and write down who reads."""
    recovery = choosing.recovery_in_use()
    if recovery is None:
        raise ValidationError("ยังไม่มีกุญแจกู้คืนของหน่วยงานที่ใช้ได้ จึงยังเปลี่ยนผู้รับเรื่องไม่ได้")
    case, keys = opened.case, opened.keys
    outside = choosing.outside_to_add(opened.leaf("readership") | {"readers": readers})
    if case.passed_on and outside:
        readers, outside = choosing.with_reader(readers, outside), None
    case.escrow = laid_by(keys, case.channel, outside)
    case.slots = slots.fill(keys, [bytes.fromhex(reader["public"]) for reader in readers])
    case.recovery_envelope = envelopes.enclose(keys, bytes(recovery.public))
    case.reporter_envelope = envelopes.enclose(keys.for_reporter(), bytes(case.reporter_public))
    opened.set_leaf("readership", opened.leaf("readership") | {"readers": readers})


def remove(opened: OpenCase, *, reader_id: int, by: str, at: datetime | None = None) -> OpenCase:
    """Take a reader off the case; it may be the one who asks. Raises ValidationError when too few would remain."""
    left = [reader for reader in readers_of(opened) if reader["id"] != reader_id]
    gone = next((reader for reader in readers_of(opened) if reader["id"] == reader_id), None)
    if gone is None:
        raise ValidationError(NOT_READING)
    _remember(opened, gone)
    fresh = renew(opened, enough(left, reader_id, with_outside=needs_outside(opened)))
    fresh.add(Entry("reader-removed", by, at or timezone.now(), {"reader": gone["name"]}, staff_only=True))
    return fresh


def _remember(opened: OpenCase, gone: dict) -> None:
    """Keep in the list of readers who read no more, for the reporter, who is shown their posts."""
    readership = opened.leaf("readership")
    one = {"id": gone["id"], "post": gone.get("post", gone["name"])}
    rest = [other for other in readership.get("left", ()) if other["id"] != gone["id"]]
    opened.set_leaf("readership", readership | {"left": [*rest, one]})


def step_aside(opened: OpenCase, *, reader: Reader, at: datetime | None = None) -> OpenCase:
    """Take a reader off the case for good: one of the roster cannot be proposed again. Raises ValidationError as `remove` does."""
    fresh = remove(opened, reader_id=reader.pk, by=str(reader), at=at)
    readership = fresh.leaf("readership")
    own = [reader.staff_member_id] if reader.staff_member_id else []
    fresh.set_leaf("readership", readership | {"excluded": sorted({*readership["excluded"], *own})})
    return fresh


def candidates(opened: OpenCase) -> list[Reader]:
    """Return those who could be added: key holders who neither read it, nor are excluded from it."""
    readership = opened.leaf("readership")
    return [
        reader
        for reader in Reader.objects.current()
        if reader.pk not in readership.get("shut", ())
        and not choosing.reads(readership["readers"], reader)
        and reader.staff_member_id not in readership["excluded"]
        and sound.is_trusted(reader)
    ]


def propose(opened: OpenCase, *, reader: Reader, by: Reader, why: str = "", at: datetime | None = None) -> None:
    """Propose a further reader; a second reader must approve, and reads why. What one proposed stays proposed once. Raises ValidationError."""
    if reader not in candidates(opened):
        raise ValidationError("เพิ่มผู้นี้เป็นผู้รับเรื่องนี้ไม่ได้")
    readership = opened.leaf("readership")
    if any((p["id"], p["by"]) == (reader.pk, by.pk) for p in readership["proposed"]):
        return
    proposed = [p for p in readership["proposed"] if p["id"] != reader.pk]
    opened.set_leaf("readership", readership | {"proposed": [*proposed, choosing.described(reader) | {"by": by.pk}]})
    told = {"reader": str(reader)} | ({"text": why} if why else {})
    opened.add(Entry("reader-proposed", str(by), at or timezone.now(), told, staff_only=True))


def approve(opened: OpenCase, *, reader_id: int, by: Reader, at: datetime | None = None) -> None:
    """Give the case to a proposed reader. Raises ValidationError when the approver proposed them."""
    readership = opened.leaf("readership")
    proposal = next((p for p in readership["proposed"] if p["id"] == reader_id), None)
    reader = next((r for r in candidates(opened) if r.pk == reader_id), None)
    if proposal is None or reader is None or bytes(reader.public).hex() != proposal["public"]:
        raise ValidationError("ไม่มีข้อเสนอเพิ่มผู้รับเรื่องรายนี้แล้ว")
    if proposal["by"] == by.pk:
        raise ValidationError("ผู้เสนออนุมัติเองไม่ได้ ต้องให้ผู้รับเรื่องอีกคนอนุมัติ")
    now = admit(opened, reader)
    now.add(Entry("reader-added", str(by), at or timezone.now(), {"reader": str(reader)}, staff_only=True))


def admit(opened: OpenCase, reader: Reader) -> OpenCase:
    """Deal the present keys to one more reader, new ones to who held a key that is theirs no more; `approve` and `rescue` say when this may be.

    Returns the case under its keys of now.
    """
    readership = opened.leaf("readership")
    rest = [p for p in readership["proposed"] if p["id"] != reader.pk]
    opened.set_leaf("readership", readership | {"proposed": rest})
    readers = choosing.with_reader(readership["readers"], reader)
    if len(readers) == len(readership["readers"]):
        return renew(opened, readers)
    _deal(opened, readers)
    return opened


def admit_outside(opened: OpenCase, *, otherwise: str) -> OpenCase:
    """Admit the outside reader and return the case under its keys of now; raises ValidationError(otherwise) without one to add."""
    outside = choosing.outside_to_add(opened.leaf("readership"))
    if outside is None:
        raise ValidationError(otherwise)
    return admit(opened, outside)


def are_gone(opened: OpenCase) -> list[int]:
    """Return the ids of readers of a case who left the desk, or whose key there is theirs no more."""
    current = list(Reader.objects.current())
    return [one["id"] for one in readers_of(opened) if not any(choosing.reads([one], reader) for reader in current)]
