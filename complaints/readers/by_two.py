"""Of a corruption case nobody alone takes a reader away, rejects it, forwards it, or ends it, as done or not; of none
does anybody alone open the reporter's name or put it on the public board.

One reader asks with a reason of substance, another confirms; where no second is left the outside reader is dealt in
and is the second. What is asked lies in the sealed list of readers.
"""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone

from common import thai

from ..cases import board, workflow
from ..cases.messages import said
from ..cases.open_case import Entry, OpenCase
from ..cases.workflow import Status
from ..models import Channel, Reader
from . import leaving, naming, rekeying

REMOVE, NAME, BOARD = "remove", "name", "board"
NO_ENDING = REMOVE, NAME, BOARD
BY_TWO = {REMOVE, Status.REJECTED, Status.FORWARDED, Status.DONE, Status.NOT_DONE}
ALONE = {NAME: naming.LABEL, BOARD: "นำขึ้นกระดานเรื่องทั่วไป"}
LEAST_LETTERS, LEAST_DIFFERENT = 40, 8
TOO_LITTLE = "โปรดเขียนเหตุผลที่ผู้รับเรื่องอีกคนและผู้แจ้งเข้าใจได้ อย่างน้อย ๔๐ ตัวอักษร"
NOBODY = "ไม่มีผู้รับเรื่องอีกคนที่จะยืนยัน และหน่วยงานไม่มีผู้รับเรื่องภายนอกที่อ่านแทนได้ โปรดเสนอเพิ่มผู้รับเรื่องก่อน"


NOBODY_FOR_THE_BOARD = "ไม่มีผู้รับเรื่องอีกคนที่จะยืนยัน โปรดเสนอเพิ่มผู้รับเรื่องก่อน"


def is_by_two(opened: OpenCase, what: str) -> bool:
    """Return whether this takes two: REMOVE or the status that a case would get."""
    return opened.case.channel == Channel.CORRUPTION and what in BY_TWO


def asked(opened: OpenCase) -> list[dict]:
    """Return what waits for a second reader and may still be confirmed: its asker reads the case yet."""
    readership = opened.leaf("readership")
    reading = {one["id"] for one in readership["readers"]}
    return [one for one in readership.get("asked", []) if one["by"] in reading]


def may_confirm(opened: OpenCase, one: dict, reader: Reader) -> bool:
    """Return whether this reader may be the second: neither the asker nor the one to be removed."""
    return reader.pk in _seconds(opened, one)


def waits_for(opened: OpenCase, reader: Reader) -> bool:
    """Return whether a request, or somebody proposed as a reader, waits for the word of this reader."""
    proposed = opened.leaf("readership")["proposed"]
    return any(one["by"] != reader.pk for one in proposed) or any(
        may_confirm(opened, one, reader) for one in asked(opened)
    )


def _seconds(opened: OpenCase, one: dict) -> set[int]:
    """Who may confirm: of an ending after an appeal the outside reader is one of the two."""
    readers = rekeying.readers_of(opened)
    outside = {reader["id"] for reader in readers if reader.get("outside")}
    if one["what"] not in NO_ENDING and workflow.was_appealed(opened) and outside and one["by"] not in outside:
        return outside
    return {reader["id"] for reader in readers} - {one["by"], one["target"]}


def ask(
    opened: OpenCase, *, what: str, text: str, by: Reader, target: int | None = None, at: datetime | None = None
) -> None:
    """Ask for a second reader's word. Call inside `writing`; the outside reader alone needs nobody. Raises ValidationError."""
    reason = of_substance(text)
    if what == REMOVE:
        _check_target(opened, target)
    elif what == NAME:
        naming.check_asking(opened, by)
    else:
        workflow.edge_to(opened, what, by_reporter=False)
    one = {"id": uuid4().hex, "what": str(what), "text": reason, "target": target, "by": by.pk, "name": str(by)}
    if not _seconds(opened, one):
        if by.outside and what not in NO_ENDING:
            _do(opened, one, by, at)
            return
        opened = rekeying.admit_outside(opened, otherwise=NOBODY)
    _wait(opened, one, by, at)


def ask_for_the_board(
    opened: OpenCase, *, place: str, category: str, reports: int, by: Reader, at: datetime | None = None
) -> None:
    """Ask a second reader to put these words on the public board. Call inside `writing`. Raises ValidationError."""
    released: dict[str, Any] = {"place": place, "category": category, "reports": reports}
    board.entry_of(opened, **released)
    text = f"สถานที่ {place} · หมวด {category} · มีผู้แจ้ง {thai.format_number(reports)} ราย"
    one = {"id": uuid4().hex, "what": BOARD, "text": text, "target": None, "by": by.pk, "name": str(by)}
    if not _seconds(opened, one):
        raise ValidationError(NOBODY_FOR_THE_BOARD)
    _wait(opened, one | {"released": released}, by, at)


def _wait(opened: OpenCase, one: dict, by: Reader, at: datetime | None) -> None:
    """Let a request wait, in place of one that it replaces, and write down who asked."""
    waiting = [other for other in asked(opened) if not _replaces(one, other)]
    opened.set_leaf("readership", opened.leaf("readership") | {"asked": [*waiting, one]})
    words = f"{label(opened, one)}\n{one['text']}"
    opened.add(Entry("asked", str(by), at or timezone.now(), {"text": words}, staff_only=True))


def _replaces(one: dict, other: dict) -> bool:
    """Whether a request takes the place of one that waits; of the name each asks for themselves."""
    same = all(one[name] == other[name] for name in ("what", "target"))
    return same and (one["what"] != NAME or one["by"] == other["by"])


def of_substance(text: str) -> str:
    """Return the reason as it is kept. Raises ValidationError where it says too little."""
    reason = said(text)
    if not is_of_substance(reason):
        raise ValidationError(TOO_LITTLE)
    return reason


def is_of_substance(reason: str) -> bool:
    """Return whether a reason says enough for others to judge it."""
    letters = [letter for letter in reason if not letter.isspace()]
    return len(letters) >= LEAST_LETTERS and len(set(letters)) >= LEAST_DIFFERENT


def _check_target(opened: OpenCase, target: int | None) -> None:
    gone = next((one for one in rekeying.readers_of(opened) if one["id"] == target), None)
    if gone is None:
        raise ValidationError("ผู้นี้ไม่ได้เป็นผู้รับเรื่องนี้")
    if gone.get("outside"):
        raise ValidationError("นำผู้รับเรื่องภายนอกออกจากเรื่องทุจริตไม่ได้")


def label(opened: OpenCase, one: dict) -> str:
    """Return in Thai what is asked."""
    if one["what"] in ALONE:
        return ALONE[one["what"]]
    if one["what"] != REMOVE:
        return Status(one["what"]).label
    name = next((reader["name"] for reader in rekeying.readers_of(opened) if reader["id"] == one["target"]), "")
    return f"นำ {name} ออกจากผู้รับเรื่อง"


def confirm(opened: OpenCase, *, ask_id: str, by: Reader, at: datetime | None = None) -> None:
    """Do what another reader asked. Call inside `writing`. Raises ValidationError for one who may not be the second."""
    one = _found(opened, ask_id)
    if not may_confirm(opened, one, by):
        raise ValidationError("ผู้ขอ และผู้ที่ถูกขอให้นำออก ยืนยันเองไม่ได้ ต้องเป็นผู้รับเรื่องอีกคน")
    _drop(opened, ask_id)
    _do(opened, one, by, at)


def withdraw(opened: OpenCase, *, ask_id: str, by: Reader, at: datetime | None = None) -> None:
    """Let a request go: its asker takes it back, or one who could confirm it does not agree. Raises ValidationError."""
    one = _found(opened, ask_id)
    if by.pk != one["by"] and not may_confirm(opened, one, by):
        raise ValidationError("ผู้ที่ถูกขอให้นำออกยกเลิกคำขอเองไม่ได้")
    _drop(opened, ask_id)
    opened.add(Entry("not-agreed", str(by), at or timezone.now(), {"text": label(opened, one)}, staff_only=True))


def _found(opened: OpenCase, ask_id: str) -> dict:
    one = next((one for one in asked(opened) if one["id"] == ask_id), None)
    if one is None:
        raise ValidationError("คำขอนี้ไม่รออยู่แล้ว")
    return one


def _drop(opened: OpenCase, ask_id: str) -> None:
    rest = [one for one in asked(opened) if one["id"] != ask_id]
    opened.set_leaf("readership", opened.leaf("readership") | {"asked": rest})


def _do(opened: OpenCase, one: dict, by: Reader, at: datetime | None) -> None:
    """Take the step, and tell the reporter what was done, why, and by whom; of the board the readers' notes tell."""
    if one["what"] == BOARD:
        board.release(opened, **one["released"])
        opened.add(Entry("on-board", str(by), at or timezone.now(), {"text": one["text"]}, staff_only=True))
        return
    whom = by.post if one["by"] == by.pk else f"{_post(opened, one['by'])} และ {by.post}"
    text = f"{one['text']}\n(โดย {whom})"
    if one["what"] == NAME:
        naming.open_to(opened, one["by"], by=by, text=text, at=at)
        return
    if one["what"] != REMOVE:
        workflow.move(opened, to=Status(one["what"]), by=str(by), by_reporter=False, text=text, at=at)
        return
    leaving.take_off(opened, target=one["target"], text=text, by=by, at=at)


def _post(opened: OpenCase, pk: int) -> str:
    return next((one.get("post") or one["name"] for one in rekeying.readers_of(opened) if one["id"] == pk), "")
