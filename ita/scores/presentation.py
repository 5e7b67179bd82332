"""How a year's scores read, alone and beside other years."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from common import thai
from measures.frameworks import first
from measures.frameworks.edition import Framework

from . import grades, sums
from .edition import National, Scores


@dataclass(frozen=True)
class Bar:
    """One score of a table: a name, and the score from 0 to 100 or None."""

    name: str
    score: Decimal | None

    @property
    def words(self) -> str:
        return "ยังไม่ได้ระบุ" if self.score is None else thai.to_thai_digits(f"{self.score:.2f}")

    @property
    def width(self) -> float:
        """Return the bar's length out of 100."""
        return 0 if self.score is None else float(self.score)


@dataclass(frozen=True)
class ScoresView:
    """An edition's content."""

    data: Scores

    @property
    def fiscal_year(self) -> int:
        return self.data.fiscal_year

    @property
    def total(self) -> Decimal | None:
        return self.data.total

    @property
    def total_words(self) -> str:
        return Bar("", self.total).words

    @cached_property
    def _instruments(self) -> dict[str, Decimal]:
        return {row.code: row.score for row in self.data.instruments}

    @cached_property
    def _indicators(self) -> dict[int, Decimal]:
        return {row.number: row.score for row in self.data.indicators}

    @cached_property
    def framework(self) -> Framework:
        return first.named(self.data)

    @property
    def grade(self) -> str | None:
        return grades.grade(self.framework, self.total, self._instruments.values())

    @property
    def grade_words(self) -> str:
        """Return the grade, or the sentence why there is none."""
        if self.grade:
            return self.grade
        if self.total is None:
            return "ยังไม่ได้ระบุคะแนนรวม"
        if not self.framework.bands:
            return "ไม่พบแหล่งข้อมูลเกณฑ์ระดับของปีนี้"
        return "บอกระดับไม่ได้จนกว่าจะทราบคะแนนครบทุกแบบวัด"

    @property
    def system(self) -> str:
        return self.framework.grading or "ระดับผลการประเมิน"

    @property
    def announced_on(self) -> date | None:
        return self.data.announced_on

    @property
    def by_instrument(self) -> dict[str, Decimal]:
        """Return code → score of every instrument that has one."""
        return dict(self._instruments)

    @property
    def differing(self) -> str:
        """Return the total that the instruments' scores give in Thai words where the announced one differs, else ""."""
        return sums.differing(self.framework, self._instruments, self.total)

    @property
    def national(self) -> National | None:
        """Return the national average of the total, None where no source says one."""
        return next((row for row in self.data.national if not row.instrument), None)

    @property
    def national_words(self) -> str:
        return Bar("", self.national.score).words if self.national else "ไม่พบแหล่งข้อมูล"

    @property
    def above_national(self) -> str:
        """Return how far the total lies above (+) or below (−) the national average in words; "" while one is unknown."""
        if self.total is None or self.national is None:
            return ""
        gap = self.total - self.national.score
        return f"{'+' if gap > 0 else '−' if gap < 0 else ''}{Bar('', abs(gap)).words}"

    @property
    def instruments(self) -> list[Bar]:
        """Return a Bar for each of the year's instruments, in order."""
        return [Bar(f"{row.code} {row.name}", self._instruments.get(row.code)) for row in self.framework.instruments]

    @property
    def indicators(self) -> list[Bar]:
        """Return a Bar for each of the year's indicators, in order."""
        return [
            Bar(f"{thai.to_thai_digits(row.number)}. {row.name} ({row.instrument})", self._indicators.get(row.number))
            for row in self.framework.indicators
        ]


def comparison(views: Iterable[ScoresView]) -> list[Bar]:
    """Return a Bar for each year's total, the oldest first."""
    ordered = sorted(views, key=lambda view: view.fiscal_year)
    return [Bar(f"ปี {thai.to_thai_digits(view.fiscal_year)}", view.total) for view in ordered]
