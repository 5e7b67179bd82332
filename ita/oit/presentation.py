"""How an edition of the OIT checklist reads: every figure and word a template asks for."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from common import thai

from .edition import Checklist, Item

UNTITLED = "ยังไม่พบชื่อรายการจากแหล่งข้อมูลที่ตรวจสอบได้"
UNNUMBERED = "ยังไม่ทราบเลขข้อ"
UNGROUPED = "ยังไม่ทราบตัวชี้วัดย่อย"


@dataclass(frozen=True)
class State:
    """A code for colour and shape (those of components/status_tag.html), and the Thai words."""

    code: str
    words: str


READY = State("complete", "พร้อมรับการตรวจ")
SHOWN = State("reported", "แสดงแล้ว (ยังไม่มีเกณฑ์องค์ประกอบให้ตรวจ)")
UNREADY = State("waiting", "ยังไม่ครบ")
MISSING = State("late", "ยังไม่เปิดเผย")
STATES = (READY, SHOWN, UNREADY, MISSING)


@dataclass(frozen=True)
class ItemView:
    """One item of an edition."""

    data: Item

    @property
    def code(self):
        return self.data.code

    @property
    def anchor(self):
        return self.code.lower()

    @property
    def title(self):
        return self.data.title or UNTITLED

    @property
    def answer(self):
        return self.data.answer

    @property
    def is_outside(self):
        return bool(self.answer) and not self.answer.url.startswith("/")

    @property
    def updated_on(self):
        return self.answer.updated_on if self.answer else None

    @property
    def parts(self):
        return self.data.parts

    @property
    def problems(self):
        """Return the sentences of the checks that failed."""
        return [check.sentence for check in self.data.checks if check.passed is False]

    @property
    def state(self):
        if not self.answer:
            return MISSING
        if self.problems:
            return UNREADY
        return READY if self._passed("parts") else SHOWN

    @property
    def opens(self):
        """Return whether a link leads anywhere: there is an answer, and its page was not found closed."""
        return bool(self.answer) and self._passed("alive") is not False

    def _passed(self, name):
        return next((check.passed for check in self.data.checks if check.name == name), None)


@dataclass(frozen=True)
class ListView:
    """What an edition says."""

    data: Checklist

    @property
    def fiscal_year(self):
        return self.data.fiscal_year

    @cached_property
    def items(self):
        return [ItemView(item) for item in self.data.items]

    @cached_property
    def numbered(self):
        return [item for item in self.items if item.code]

    @cached_property
    def unnumbered(self):
        return [item for item in self.items if not item.code]

    @property
    def groups(self):
        """Return (sub-indicator, its items) for the numbered items, in the order of the list."""
        runs = groupby(self.numbered, key=lambda item: item.data.sub_indicator)
        return [(name or UNGROUPED, list(items)) for name, items in runs]

    @property
    def counts(self):
        """Return (State, number of numbered items) for every state that occurs."""
        pairs = ((state, sum(item.state == state for item in self.numbered)) for state in STATES)
        return [(state, count) for state, count in pairs if count]

    @property
    def answered(self):
        return sum(bool(item.answer) for item in self.numbered)

    @property
    def summary(self):
        """Return the state of the list as one sentence."""
        total, ready = len(self.numbered), sum(item.state == READY for item in self.numbered)
        return f"เปิดเผยแล้ว {_n(self.answered)} จาก {_n(total)} ข้อ พร้อมรับการตรวจ {_n(ready)} ข้อ"

    def item(self, code):
        """Return the item of that code, in any case, or None."""
        return next((item for item in self.numbered if item.code == code.upper()), None)


def _n(number):
    return thai.format_number(number)
