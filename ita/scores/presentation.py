"""How a year's scores read, alone and beside other years."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from common import thai
from measures.indicators import INDICATORS, INSTRUMENTS, instrument

from . import grades
from .edition import Scores


@dataclass(frozen=True)
class Bar:
    """One score of a table: a name, and the score from 0 to 100 or None."""

    name: str
    score: Decimal | None

    @property
    def words(self):
        return "ยังไม่ได้ระบุ" if self.score is None else thai.to_thai_digits(f"{self.score:.2f}")

    @property
    def width(self):
        """Return the bar's length out of 100."""
        return 0 if self.score is None else float(self.score)


@dataclass(frozen=True)
class ScoresView:
    """An edition's content."""

    data: Scores

    @property
    def fiscal_year(self):
        return self.data.fiscal_year

    @property
    def total(self):
        return self.data.total

    @property
    def total_words(self):
        return Bar("", self.total).words

    @cached_property
    def _instruments(self):
        return {row.code: row.score for row in self.data.instruments}

    @cached_property
    def _indicators(self):
        return {row.number: row.score for row in self.data.indicators}

    @property
    def grade(self):
        return grades.grade(self.fiscal_year, self.total, self._instruments.values())

    @property
    def grade_words(self):
        """Return the grade, or the sentence why there is none."""
        if self.grade:
            return self.grade
        return "ยังไม่ได้ระบุคะแนนรวม" if self.total is None else "บอกระดับไม่ได้จนกว่าจะทราบคะแนนครบทั้งสามแบบวัด"

    @property
    def system(self):
        return grades.system(self.fiscal_year).name

    @property
    def announced_on(self):
        return self.data.announced_on

    @property
    def instruments(self):
        """Return a Bar for each of the three instruments, in order."""
        return [Bar(f"{code} {name}", self._instruments.get(code)) for code, name in INSTRUMENTS.items()]

    @property
    def indicators(self):
        """Return a Bar for each of the ten indicators, in order."""
        return [
            Bar(f"{thai.to_thai_digits(n)}. {name} ({instrument(n)})", self._indicators.get(n))
            for n, name in INDICATORS.items()
        ]


def comparison(views):
    """Return a Bar for each year's total, the oldest first."""
    ordered = sorted(views, key=lambda view: view.fiscal_year)
    return [Bar(f"ปี {thai.to_thai_digits(view.fiscal_year)}", view.total) for view in ordered]
