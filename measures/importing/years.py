"""Years beside the one that a table is imported for: in its title, in its periods."""

import calendar
import re
from collections import Counter

from common import thai

from .drafts import MeasureDraft, TableDraft

FEWEST_ROWS = 2
_YEAR = re.compile("25[0-9]{2}")


def judge_title(draft: TableDraft, row: int, fiscal_year: int) -> None:
    """Doubt a title that names years and not the one that the table is for."""
    years = set(_YEAR.findall(thai.to_arabic_digits(draft.title)))
    if years and str(fiscal_year) not in years:
        named = thai.to_thai_digits(" ".join(sorted(years)))
        year = thai.to_thai_digits(fiscal_year)
        draft.doubt(row, f"ชื่อประกาศเขียนปี {named} แต่ตารางเป็นของปีงบประมาณ {year} โปรดแก้ช่อง “ชื่อประกาศ”")


def judge_month_ends(draft: TableDraft) -> None:
    """Let a last day be its month's where every row says the first: so a spreadsheet keeps months that were typed."""
    dated = [(measure, measure.starts, measure.ends) for measure in draft.measures if measure.starts and measure.ends]
    has_edges = draft.columns is not None and {"starts", "ends"} <= set(draft.columns.places)
    if not has_edges or len(dated) < FEWEST_ROWS or any(starts.day != 1 or ends.day != 1 for _, starts, ends in dated):
        return
    for measure, _, ends in dated:
        measure.ends = ends.replace(day=calendar.monthrange(ends.year, ends.month)[1])
    draft.doubt(dated[0][0].row, "วันสิ้นสุดเป็นวันที่ ๑ ทุกแถว ซึ่งเป็นวิธีที่ตารางคำนวณเก็บเดือน จึงนับถึงสิ้นเดือน")


def judge_year(draft: TableDraft, fiscal_year: int) -> None:
    """Doubt the year where most measures lie in another one, else each measure that reaches beyond it."""
    first, last = thai.fiscal_year_range(fiscal_year)
    beyond = [m for m in draft.measures if m.starts and m.ends and not first <= m.starts <= m.ends <= last]
    other, count = next(iter(Counter(map(_year_of, beyond)).most_common(1)), (0, 0))
    is_mistaken = bool(other) and count * 2 > len(draft.measures)
    if is_mistaken:
        draft.doubt(
            beyond[0].row,
            f"ระยะเวลาของ {thai.format_number(count)} จาก {thai.format_number(len(draft.measures))} มาตรการ"
            f"อยู่ในปีงบประมาณ {thai.to_thai_digits(other)} แต่เลือกไว้เป็นปี {thai.to_thai_digits(fiscal_year)} "
            "ถ้าเลือกปีผิด ให้แก้ช่อง “ปีงบประมาณของตาราง” ในหน้านี้",
        )
    for measure in beyond:
        if not is_mistaken or _year_of(measure) != other:
            number = thai.to_thai_digits(measure.number)
            draft.doubt(measure.row, f"มาตรการที่ {number} มีระยะเวลาอยู่นอกปีงบประมาณ ต้องระบุเหตุผล")


def _year_of(measure: MeasureDraft) -> int:
    """Return the one fiscal year that a measure's period lies in, 0 for more than one."""
    years = {thai.fiscal_year(edge) for edge in (measure.starts, measure.ends) if edge}
    return years.pop() if len(years) == 1 else 0
