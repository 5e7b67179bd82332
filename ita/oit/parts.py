"""Whether a part of an item is shown: the site sees it, or a person saw it on the very editions that stand now."""

from collections.abc import Sequence
from dataclasses import dataclass

from common import thai
from publishing import facts
from publishing.facts import Asked, Fact, Step

from .edition import Item, Judgement, Part
from .targets import Target

NOBODY, UNSEEN = "เจ้าหน้าที่ยังไม่ได้ตรวจ", "ระบบยังไม่พบในหน้าเว็บที่แสดงข้อมูล"
LOOK = Step("เปิดดูหน้าเว็บที่ตอบ แล้วทำเครื่องหมาย", "ita.oititem")
SEEN = "ระบบตรวจพบ"


@dataclass(frozen=True)
class PartFound:
    """What was found of a part: whether it is shown (None: nobody knows), who says so, and staff's step that shows it."""

    passed: bool | None
    sentence: str
    step: str = ""

    @property
    def told(self) -> str:
        """Return what staff are told: what was found, and the step."""
        return f"{self.sentence} · {self.step}" if self.step else self.sentence


def look(item: Item, asked: Asked, targets: Sequence[Target]) -> tuple[PartFound, ...]:
    """Return a PartFound for each part of an item, in their order, at its `targets`."""
    # What nobody looked at yet, such as a link elsewhere, may be judged; what is closed may not.
    seen = [] if any(target.opens is False for target in targets) else [target.seen for target in targets]
    answered = [target.address for target in targets]
    return tuple(
        _of_part(part, asked, seen) or PartFound(None, NOBODY, _unknown(part, asked, answered)) for part in item.parts
    )


def _of_part(part: Part, asked: Asked, seen: list[str]) -> PartFound | None:
    return _by_fact(part.fact, asked) or _by_person(part.judged, seen)


def _unknown(part: Part, asked: Asked, answered: list[str]) -> str:
    """Return what would make known what nobody looked at: the fact at the site's own page, or a look."""
    fact = _fact(part.fact)
    if fact is None:
        return LOOK.for_staff
    page = fact.page(asked.year) if fact.page else ""
    away = page and page not in answered
    answer = f"เพิ่ม {page} เป็นคำตอบ และ" if away else ""
    return f"{answer}{fact.step.for_staff} หรือ{LOOK.for_staff}"


def _fact(name: str) -> Fact | None:
    try:
        return facts.get(name)
    except LookupError:
        return None


def _by_fact(name: str, asked: Asked) -> PartFound | None:
    """Return what the site sees; None where it sees nothing, for want of a fact or of a page of that room."""
    fact = _fact(name)
    if fact is None:
        return None
    is_so = fact.seen(asked)
    if is_so is None:
        return None
    return PartFound(True, SEEN) if is_so else PartFound(False, UNSEEN, fact.step.for_staff)


def _by_person(judged: Judgement | None, seen: list[str]) -> PartFound | None:
    if judged is None:
        return None
    on = thai.format_date(judged.on)
    if not seen or judged.seen != seen:
        void = f"ผลการตรวจเมื่อวันที่ {on} ใช้ไม่ได้แล้ว เพราะหน้านั้นมีฉบับใหม่หรือปิดไป"
        return PartFound(False, void, f"ตรวจใหม่: {LOOK.for_staff}")
    return PartFound(True, f"{judged.by}ตรวจเมื่อวันที่ {on}")
