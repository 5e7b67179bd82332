"""What a measure has come to on a day, from facts alone: results, their evidence, the end date.

A result that nobody linked to a step stays a result, and linking never makes a measure look worse
(docs/decisions/progress-of-a-measure.md).
"""

from dataclasses import dataclass
from datetime import date

from common import thai


@dataclass(frozen=True)
class Status:
    """A code for the cell's shape, and the Thai words beside it."""

    code: str
    words: str


EVIDENCED = Status("evidenced", "ผลที่รายงานมีหลักฐานครบ")
PARTLY = Status("partly", "ผลที่รายงานมีหลักฐานบางส่วน")
REPORTED = Status("reported", "รายงานแล้ว ยังไม่มีหลักฐาน")
WAITING = Status("waiting", "ยังไม่รายงานผล")
LATE = Status("late", "เกินกำหนด")
STATUSES = (EVIDENCED, PARTLY, REPORTED, WAITING, LATE)


def days_late(*, results: int, ends: date, today: date) -> int:
    """Return the days past the end date while nothing at all is reported; 0 when not late."""
    return 0 if results else max(0, (today - ends).days)


def status(*, results: int, evidenced: int, days_late: int) -> Status:
    """Return the state of a measure with so many results, of which so many have evidence."""
    if not results:
        return LATE if days_late else WAITING
    if evidenced == results:
        return EVIDENCED
    return PARTLY if evidenced else REPORTED


def say(*, results: int, days_late: int) -> str:
    """Return the state as a short sentence with Thai digits, without the evidence."""
    if results:
        return f"รายงานแล้ว {thai.format_number(results)} รายการ"
    return f"เกินกำหนด {thai.days_between_words(days_late)}" if days_late else WAITING.words


def of_steps(answered: int, steps: int) -> str:
    """Return of how many steps there is a result: the one way in which pages count them."""
    return f"{thai.format_number(answered)} จาก {thai.format_number(steps)} ขั้นตอนมีผล"


def sentence(*, steps: int, results: int, days_late: int) -> str:
    """Return what was promised and what was reported, as one sentence for tables and descriptions."""
    if not results:
        return say(results=0, days_late=days_late)
    reported = f"รายงานผลแล้ว {thai.format_number(results)} รายการ"
    return f"กำหนด {thai.format_number(steps)} ขั้นตอน {reported}" if steps else reported
