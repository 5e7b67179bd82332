"""The numbers of measures: as they are written, or anew where the table begins again at one for each part."""

import re
from collections.abc import Iterator
from itertools import pairwise

from common import thai

from .drafts import MeasureDraft, TableDraft

_NUMBER = re.compile(r"(?:ข้อ|ที่|ข้อที่|มาตรการที่|ลำดับที่)?\s*([0-9]{1,2})\s*[.)]?")


def number_in(written: str) -> int | None:
    """Return the number from 1 to 99 that a cell says, or None."""
    match = _NUMBER.fullmatch(thai.to_arabic_digits(written).strip())
    return int(match[1]) if match and int(match[1]) else None


def judge_numbers(draft: TableDraft, *, renumber: bool) -> None:
    """Name gaps and doubles in the numbers of a draft's measures; make them anew where asked for, or where they restart."""
    starts = [row for row, before in _steps(draft.measures) if before is not None]
    if renumber or starts:
        for place, measure in enumerate(draft.measures, start=1):
            measure.number = place
        for row in [] if renumber else starts:
            draft.doubt(row, "ลำดับเริ่มนับ ๑ ใหม่ ระบบเรียงลำดับต่อกันทั้งตาราง")
        return
    earlier: dict[int, int] = {}
    for measure in draft.measures:
        number = measure.number
        if number in earlier:
            sentence = f"ลำดับ {thai.to_thai_digits(number)} ซ้ำกับแถวที่ {thai.format_number(earlier[number])}"
            draft.doubt(measure.row, sentence, blocks=True)
        elif number and number != next(reversed(earlier), 0) + 1:
            draft.doubt(measure.row, f"ลำดับ {thai.to_thai_digits(number)} ไม่ต่อจากลำดับก่อนหน้า")
        if number:
            earlier[number] = measure.row


def _steps(measures: list[MeasureDraft]) -> Iterator[tuple[int, int]]:
    """Yield (row, number before) of each measure with number 1 that follows a higher one."""
    for before, measure in pairwise(measures):
        if measure.number == 1 and before.number > 1:
            yield measure.row, before.number
