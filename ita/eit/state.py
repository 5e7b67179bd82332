"""Whether the survey of an edition is open on a given day, in words: computed from its dates, never typed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from common import thai

from ..models import EitRound
from . import links
from .edition import Survey


@dataclass(frozen=True)
class State:
    """A code for colour and shape, one word for a mark, and the sentence beside it."""

    code: str
    word: str
    sentence: str

    @property
    def is_open(self) -> bool:
        return self.code == "open"

    @property
    def is_closed(self) -> bool:
        return self.code == "closed"


def _closed(sentence: str) -> State:
    return State("closed", "สิ้นสุดการเก็บข้อมูลแบบวัด EIT แล้ว", sentence)


@dataclass(frozen=True)
class RoundView:
    """The Survey of an edition, or a working round, as it stands on `today`."""

    data: Survey | EitRound
    today: date

    @property
    def fiscal_year(self) -> int:
        return self.data.fiscal_year

    @property
    def link(self) -> str:
        return self.data.link

    @property
    def has_code(self) -> bool:
        """Return whether the link leads straight to this office's form, not only to NACC's host."""
        return self.link != links.BARE

    @property
    def opens(self) -> date | None:
        return self.data.opens

    @property
    def closes(self) -> date | None:
        return self.data.closes

    @property
    def period(self) -> str:
        """Return when answers are taken, as far as it is known: a sentence that stays true on paper."""
        if self.opens and self.closes:
            return f"เปิดรับคำตอบ {thai.format_range(self.opens, self.closes)}"
        if self.opens:
            return f"เปิดรับคำตอบตั้งแต่วันที่ {thai.format_date(self.opens)}"
        return f"รับคำตอบถึงวันที่ {thai.format_date(self.closes)}" if self.closes else "หน่วยงานยังไม่ได้ระบุวันเปิดและวันปิดรับคำตอบ"

    @property
    def next_period(self) -> str | None:
        """Return when the next round is, as far as it is known, or None."""
        opens, closes = self.data.next_opens, self.data.next_closes
        if opens and closes:
            return thai.format_range(opens, closes)
        if opens:
            return f"ตั้งแต่วันที่ {thai.format_date(opens)}"
        return f"ถึงวันที่ {thai.format_date(closes)}" if closes else None

    @property
    def next_sentence(self) -> str:
        """Return in Thai when the next round is to be, and whether that has begun or passed by `today`."""
        opens, closes = self.data.next_opens, self.data.next_closes
        if self.next_period is None:
            return "ยังไม่ทราบช่วงเวลาของรอบถัดไป เมื่อทราบแล้วจะแสดงที่หน้านี้"
        if closes and self.today > closes:
            return f"รอบถัดมากำหนดไว้ {self.next_period} ซึ่งสิ้นสุดแล้ว"
        if opens and self.today >= opens:
            return f"รอบถัดมากำหนดไว้ {self.next_period} ซึ่งเริ่มแล้ว"
        return f"รอบถัดไป {self.next_period}"

    @cached_property
    def state(self) -> State:
        """Return the State on `today`: the last day counts as open.

        Without a closing date the round ends with its fiscal year, since every year has its own survey.
        """
        year_ends = thai.fiscal_year_range(self.fiscal_year)[1]
        if self.closes and self.today > self.closes:
            return _closed(f"การเก็บข้อมูลแบบวัดนี้สิ้นสุดเมื่อวันที่ {thai.format_date(self.closes)}")
        if not self.closes and self.today > year_ends:
            return _closed(f"ปีงบประมาณของแบบวัดนี้สิ้นสุดแล้วเมื่อวันที่ {thai.format_date(year_ends)} หน่วยงานไม่ได้ระบุวันปิดรับคำตอบ")
        if self.opens:
            return self._upcoming() if self.today < self.opens else self._open()
        return self._without_opening()

    def _upcoming(self) -> State:
        until = f" ถึงวันที่ {thai.format_date(self.closes)}" if self.closes else ""
        return State(
            "upcoming", "ยังไม่เปิดรับคำตอบ", f"แบบวัดนี้จะเปิดรับคำตอบวันที่ {thai.format_date(cast(date, self.opens))}{until}"
        )

    def _open(self) -> State:
        if not self.closes:
            return State("open", "กำลังเปิดรับคำตอบ", "แบบวัดนี้เปิดรับคำตอบแล้ว ยังไม่ได้กำหนดวันปิด")
        left = (self.closes - self.today).days
        left_words = f"เหลืออีก {thai.days_between_words(left)}" if left else "วันนี้เป็นวันสุดท้าย"
        return State("open", "กำลังเปิดรับคำตอบ", f"แบบวัดนี้เปิดรับคำตอบถึงวันที่ {thai.format_date(self.closes)} {left_words}")

    def _without_opening(self) -> State:
        if self.closes:
            sentence = f"แบบวัดนี้รับคำตอบไม่เกินวันที่ {thai.format_date(self.closes)} หน่วยงานยังไม่ได้ระบุวันเปิด"
        else:
            sentence = "หน่วยงานยังไม่ได้ระบุวันเปิดและวันปิดรับคำตอบของแบบวัดนี้"
        return State("unknown", "ยังไม่ระบุช่วงเวลา", sentence)
