"""What came into a case while an officer wrote: it is read before anything is sent, and what was typed stays."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError

from ..cases.open_case import OpenCase
from ..readers.unlocking import Unlocked

CAME = "มีสิ่งใหม่ในลำดับเรื่องหลังจากท่านเปิดหน้านี้ จึงยังไม่ได้ส่ง สิ่งที่กรอกไว้ยังอยู่ครบ โปรดอ่านก่อน แล้วกดอีกครั้งหากยังต้องการส่ง"
CAME_TO_A_CHOSEN = "มีผู้เขียนเพิ่มในเรื่องนี้หลังจากท่านเปิดรายการ จึงยังไม่ได้ยุติ โปรดเปิดอ่านก่อน"
# What the reporter is told of, what two agree on, and that nobody answers.
TELLING = frozenset({"write", "move", "triage", "agree", "read"})
ALWAYS = frozenset({"write", "note", "remove", "step-aside"})  # forms that stand on every page of a case


def read_first(opened: OpenCase, desk: Unlocked, action: str, seen: int | None) -> None:
    """Raise ValidationError when others added to the thread since it had `seen` entries and the reporter would be told something."""
    if action in TELLING and seen is not None and any(one.by != str(desk.reader) for one in opened.entries()[seen:]):
        raise ValidationError(CAME)


def read_before_ending(opened: OpenCase, desk: Unlocked, listed: int | None) -> None:
    """Raise ValidationError when others wrote into the thread since the case stood in a list with so many entries and notes."""
    if listed is not None and any(one.sequence > listed and one.by != str(desk.reader) for one in opened.entries()):
        raise ValidationError(CAME_TO_A_CHOSEN)


def unplaced(typed: Mapping[str, str], places: Collection[str]) -> str:
    """Return the text that was typed into a form which no longer stands on the page: `places` are the steps and actions that do."""
    action = typed.get("action", "")
    place = typed.get("to", "") if action == "move" else action
    return "" if place in places else typed.get("text", "").strip()
