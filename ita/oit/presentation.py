"""How an OIT checklist reads: every figure and word a template asks for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, zip_longest

from common import thai
from measures.frameworks import first
from measures.frameworks.edition import Framework

from . import borrowing
from .edition import Answer, Checklist, Item, Part
from .edition_1 import Checklist1
from .first_editions import as_now
from .parts import PartFound
from .readiness import Check, Found
from .sides import Side

UNTITLED = "ยังไม่พบชื่อรายการจากแหล่งข้อมูลที่ตรวจสอบได้"
UNNUMBERED = "ยังไม่ทราบเลขข้อ"
UNGROUPED, ALL = "ยังไม่ทราบตัวชี้วัดย่อย", "รายการทั้งหมด"


@dataclass(frozen=True)
class State:
    """A code for colour and shape (those of components/status_tag.html), and the Thai words."""

    code: str
    words: str


READY = State("complete", "พร้อมรับการตรวจ")
SHOWN = State("reported", "เปิดดูได้ ยังไม่มีเกณฑ์ให้ตรวจว่าครบ")
UNREADY = State("waiting", "ยังไม่ครบ")
MISSING = State("waiting", "ยังไม่ได้ระบุหน้าเว็บที่แสดงข้อมูล")
STATES = (READY, SHOWN, UNREADY, MISSING)


@dataclass(frozen=True)
class AnswerView:
    """One place where an item is shown; `seen_on` is the day of what stands there now, None when nobody knows.

    `opens` is False for a place that was found closed, empty or withdrawn: no link leads there. `anchor` is where a page
    of many years shows the year that is asked for.
    """

    data: Answer
    seen_on: date | None = None
    opens: bool | None = None
    anchor: str | None = None

    @property
    def url(self) -> str:
        return f"{self.data.url}#{self.anchor}" if self.anchor else self.data.url

    @property
    def is_outside(self) -> bool:
        return not self.url.startswith("/")

    @property
    def name(self) -> str:
        """Return what the link is called: the side, else the file, else a plain word."""
        if self.data.side:
            return Side(self.data.side).label
        return self.data.file.name if self.data.file else "หน้าเว็บที่แสดงข้อมูล"

    @property
    def updated_on(self) -> date | None:
        """Return the later day of the one that was entered and the one of what stands there."""
        return max(filter(None, (self.data.updated_on, self.seen_on)), default=None)


@dataclass(frozen=True)
class PartView:
    """One part, with what was found of it; None where no state is told."""

    data: Part
    found: PartFound | None = None

    @property
    def text(self) -> str:
        return self.data.text


@dataclass(frozen=True)
class ItemView:
    """One item of a list; `found` is None where no state is told."""

    data: Item
    found: Found | None = None

    @property
    def code(self) -> str:
        return self.data.code

    @property
    def anchor(self) -> str:
        return self.code.lower()

    @property
    def title(self) -> str:
        return self.data.title or UNTITLED

    @property
    def answers(self) -> list[AnswerView]:
        found = self.found or Found(())
        rows = zip_longest(self.data.answers, found.updated_on, found.opens, found.anchors)
        return [AnswerView(*row) for row in rows]

    @property
    def parts(self) -> list[PartView]:
        found = self.found.parts if self.found else ()
        return [PartView(part, one) for part, one in zip_longest(self.data.parts, found)]

    @property
    def problems(self) -> list[Check]:
        """Return the checks that did not pass: readers read their sentence, staff what mends it too."""
        return self.found.problems if self.found else []

    @property
    def state(self) -> State | None:
        """Return the State that was found; None where no state is told."""
        if not self.data.answers:
            return MISSING
        if self.found is None:
            return None
        if not self.found.stands:
            return UNREADY
        return READY if self.parts and self.data.parts_complete else SHOWN

    @property
    def opens(self) -> bool:
        """Return whether a link leads anywhere: there is an answer, and none of its places was found closed."""
        checks = self.found.checks if self.found else ()
        return bool(self.data.answers) and not any(c.name == "alive" and c.passed is False for c in checks)


@dataclass(frozen=True)
class ListView:
    """What an edition says, with what was Found of each item, be it now; without a state where `found` is None."""

    said: Checklist | Checklist1
    found: tuple[Found, ...] | None = None
    is_now: bool = False

    @cached_property
    def data(self) -> Checklist:
        return as_now(self.said)

    @property
    def fiscal_year(self) -> int:
        return self.data.fiscal_year

    @property
    def framework(self) -> Framework:
        return first.named(self.data)

    @property
    def framework_source(self) -> str:
        """Return where the year's framework comes from, empty where the edition does not say."""
        source = self.data.framework_source
        return borrowing.retold(source.text, self.fiscal_year) if source else ""

    @cached_property
    def items(self) -> list[ItemView]:
        return [ItemView(item, found) for item, found in zip_longest(self.data.items, self.found or ())]

    @cached_property
    def numbered(self) -> list[ItemView]:
        return [item for item in self.items if item.code]

    @cached_property
    def unnumbered(self) -> list[ItemView]:
        return [item for item in self.items if not item.code]

    @property
    def source(self) -> str:
        """Return where the list comes from, without what early editions asked of staff."""
        return borrowing.without_asking(self.data.source)

    @property
    def groups(self) -> list[tuple[str, list[ItemView]]]:
        """Return (sub-indicator, its items) for the numbered items, in their order; one group where no sub-indicator is known."""
        runs = groupby(self.numbered, key=lambda item: item.data.sub_indicator)
        unnamed = UNGROUPED if any(item.data.sub_indicator for item in self.numbered) else ALL
        return [(name or unnamed, list(items)) for name, items in runs]

    @property
    def is_confirmed(self) -> bool:
        """Return whether every title has two independent sources or the manual itself."""
        return all(item.data.title_confidence == "high" for item in self.items)

    @property
    def counts(self) -> list[tuple[State, int]]:
        """Return (State, number of numbered items) for every state that occurs."""
        pairs = ((state, sum(item.state == state for item in self.numbered)) for state in STATES)
        return [(state, count) for state, count in pairs if count]

    @property
    def answered(self) -> int:
        return sum(bool(item.data.answers) for item in self.numbered)

    @property
    def summary(self) -> str:
        """Return the state of the list as one sentence."""
        answered = f"มีลิงก์ไปยังข้อมูลแล้ว {_n(self.answered)} จาก {_n(len(self.numbered))} ข้อ"
        if self.found is None:
            return answered
        return f"{answered} · พร้อมรับการตรวจ {_n(sum(item.state == READY for item in self.numbered))} ข้อ"

    def item(self, code: str) -> ItemView | None:
        """Return the item of that code, in any case, or None."""
        return next((item for item in self.numbered if item.code == code.upper()), None)


def _n(number: int) -> str:
    return thai.format_number(number)
