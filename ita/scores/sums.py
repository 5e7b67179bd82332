"""The office's own arithmetic: what last year's scores weigh in another year's framework, and what one full score adds.

Nobody announced these figures: whoever shows them says whose they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from common import thai
from measures.frameworks.edition import Framework, Instrument

from . import grades

FULL = Decimal(100)


@dataclass(frozen=True)
class Sum:
    """One instrument: its score, what it brings to the total, and the total if it alone were full."""

    instrument: Instrument
    score: Decimal
    scores: dict
    framework: Framework

    @property
    def brings(self) -> str:
        return written(self.score * self.instrument.weight / 100)

    @property
    def lacks(self) -> str:
        return written((FULL - self.score) * self.instrument.weight / 100)

    @property
    def if_full(self) -> Decimal:
        return weighed(self.framework, self._full)

    @property
    def grade_if_full(self) -> str | None:
        return grades.grade(self.framework, self.if_full, self._full.values())

    @property
    def if_full_words(self) -> str:
        return written(self.if_full)

    @property
    def arithmetic(self) -> str:
        """Return the sum as it is written on paper: ร้อยละ ๓๐ ของ ๙๐.๑๐ + …"""
        return " + ".join(
            f"ร้อยละ {thai.to_thai_digits(str(row.weight))} ของ {written(self._full[row.code])}"
            for row in self.framework.instruments
        )

    @property
    def _full(self) -> dict[str, Decimal]:
        return self.scores | {self.instrument.code: FULL}


def sums_of(framework: Framework, scores: Mapping[str, Decimal]) -> list[Sum]:
    """Return a Sum for each instrument of a framework from code → score; none unless every score is known."""
    if not framework.instruments or {row.code for row in framework.instruments} - scores.keys():
        return []
    own = {row.code: Decimal(scores[row.code]) for row in framework.instruments}
    return [Sum(row, own[row.code], own, framework) for row in framework.instruments]


def differing(framework: Framework, scores: Mapping[str, Decimal], announced: Decimal | None) -> str:
    """Return the weighed total in Thai words where an announced one differs by more than rounding, "" where it fits.

    What is not known in full fits. Scores and total are rounded to two decimals each, so a hundredth is no difference.
    """
    if announced is None or not sums_of(framework, scores):
        return ""
    own = weighed(framework, scores)
    return written(own) if abs(own - announced) > Decimal("0.01") else ""


def weighed(framework: Framework, scores: Mapping[str, Decimal]) -> Decimal:
    """Return the weighed total of code → score with two decimals; every score must be known."""
    exact = sum((scores[row.code] * row.weight for row in framework.instruments), Decimal(0)) / 100
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def written(number: Decimal) -> str:
    """Return a number with two decimals in Thai digits, halves rounded up."""
    return thai.to_thai_digits(f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP)}")
