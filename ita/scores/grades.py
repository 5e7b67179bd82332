"""Which grade a score earns: the system changed in fiscal year 2566, and an old score keeps its old letters.

Old letters to 2565 and the new bands from 2566 on, as NACC publishes them; a third system is one more row of SYSTEMS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

LETTERS = ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"), (0, "F"))
EXCELLENT, GOOD, PASSED, IMPROVE, IMPROVE_NOW = (
    "ผ่านดีเยี่ยม",
    "ผ่านดี",
    "ผ่าน",
    "ต้องปรับปรุง",
    "ต้องปรับปรุงโดยด่วน",
)
INSTRUMENTS = 3


def letter(total, instruments):
    """Return the letter of a total score, which alone decides it."""
    return next(letter for least, letter in LETTERS if total >= least)


def band(total, instruments):
    """Return the band of a total with the known scores of its instruments; None when they leave it open.

    Both passing bands above ผ่าน ask that every instrument reaches the mark, so a total alone does not decide.
    """
    if total < 70:
        return IMPROVE_NOW
    if total < 85:
        return IMPROVE
    if any(score < 85 for score in instruments):
        return PASSED
    if len(instruments) < INSTRUMENTS:
        return None
    return EXCELLENT if min(total, *instruments) >= 95 else GOOD


@dataclass(frozen=True)
class System:
    """How scores were graded up to a year, inclusive; `last_year` None means until further notice."""

    name: str
    last_year: int | None
    grade: Callable


SYSTEMS = (System("ระดับผลการประเมิน AA ถึง F", 2565, letter), System("เกณฑ์ระดับผ่าน", None, band))


def system(fiscal_year):
    """Return the System of a fiscal year (พ.ศ.)."""
    return next(found for found in SYSTEMS if found.last_year is None or fiscal_year <= found.last_year)


def grade(fiscal_year, total, instruments):
    """Return the grade of a total in its year's own system, None while the total or what it needs is unknown.

    Scores are numbers from 0 to 100; `instruments` leaves out the unknown ones.
    """
    if total is None:
        return None
    return system(fiscal_year).grade(Decimal(total), [Decimal(score) for score in instruments])
