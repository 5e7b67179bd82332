"""A sheet of text into a draft of the plan, every doubtful row named. Reads nothing but the sheet."""

import datetime
import re
from datetime import date
from typing import Any

from django.utils import timezone

from common import thai

from .bands import step_of
from .blanks import has_blank, says_none, without_blanks
from .cells import items, joined, single
from .columns import NAMES, missing
from .drafts import MeasureDraft, TableDraft
from .heads import lines_of, title_and_preamble
from .layout import Choices, layout
from .names import names_in
from .numbering import judge_numbers, number_in
from .outside import is_item, is_signature
from .periods import Period, read_period
from .sheets import Copied, Sheet
from .years import judge_month_ends, judge_title, judge_year

_LEADING_NUMBER = re.compile(r"\s*([0-9]{1,2})[.)]\s")
NO_TABLE = "ไม่พบแถวหัวตาราง โปรดเลือกในช่อง “คอลัมน์ของตาราง” ว่าคอลัมน์ใดคือมาตรการ ขั้นตอน ผู้รับผิดชอบ ระยะเวลา และผล"
_PLAIN = Choices()


def read_table(
    sheet: Sheet, *, fiscal_year: int, today: datetime.date | None = None, choices: Choices = _PLAIN
) -> TableDraft:
    """Return the TableDraft of a sheet's rows (numbered from 1, as a spreadsheet does), read for a fiscal year.

    A row without a number goes on with the measure above it; headings may repeat or stand over two rows; what stands
    before the first heading is title and preamble. Nothing is refused: what can't be imported is a doubt that blocks.
    """
    reader = _Reader(sheet, fiscal_year, today or timezone.localdate(), choices)
    for number, row in enumerate(sheet.rows, start=1):
        if any(row):
            reader.draft.kinds[number] = reader.take(number, row)
    return reader.finished()


class _Reader:
    """Takes one row after the other and fills the draft."""

    def __init__(self, sheet: Sheet, fiscal_year: int, today: date, choices: Choices) -> None:
        self.sheet, self.fiscal_year, self.today, self.choices = sheet, fiscal_year, today, choices
        self.layout = layout(sheet.rows, choices, fiscal_year=fiscal_year, today=today)
        self.columns: Any = self.layout.columns
        self.draft = TableDraft(columns=self.columns)
        self.above: list[str] = []  # the lines before the first heading
        self.measure: Any = None  # the MeasureDraft whose rows are being read
        self.without_result: dict[str, list[int]] = {}  # {a word for no result: the rows that say so}
        self.unread: list[MeasureDraft] = []  # those with a period that means none

    def take(self, number: int, row: list[str]) -> str:
        """Read a row and return its kind."""
        if number in self.choices.outside:
            return "outside"
        if number in self.layout.headings:
            self.columns = self.layout.headings[number] or self.columns
            return "heading"
        if self.columns is None or number <= self.layout.first:
            return self._before_the_table(row)
        is_inside = number in self.choices.inside
        if not is_inside and (number > self.layout.last or self._is_signature(row)):
            return self._outside(number, " ".join(dict.fromkeys(filter(None, row))))
        return self._data(number, row)

    def finished(self) -> TableDraft:
        draft = self.draft
        draft.title, draft.preamble = title_and_preamble(self.above)
        self._judge_columns()
        judge_numbers(draft, renumber=self.choices.renumber)
        for number, sentence in self.sheet.notes:
            draft.doubt(number, sentence)
        for number, row in enumerate(self.sheet.rows, start=1):
            if lost := thai.unreadable(" ".join(row)):
                draft.doubt(number, f"มีอักษรที่อ่านไม่ได้: {' '.join(lost)[:100]}")
        for measure in draft.measures:
            self._judge(measure)
        for text, rows in self.without_result.items():
            where = f" ทั้ง {thai.format_number(len(rows))} แห่ง" if len(rows) > 1 else ""
            draft.doubt(rows[0], f"ช่องผลการดำเนินงานเขียนว่า “{text}” นับเป็นยังไม่มีผล{where}")
        judge_month_ends(draft)
        judge_year(draft, self.fiscal_year)
        judge_title(draft, next((row for row, kind in draft.kinds.items() if kind == "title"), 1), self.fiscal_year)
        draft.doubts.sort(key=lambda doubt: doubt.row)
        return draft

    def _is_signature(self, row: list[str]) -> bool:
        return is_signature(row) and not self.columns.cells(row)["number"].strip(" .)").isdecimal()

    def _judge_columns(self) -> None:
        draft, found, first = self.draft, self.layout.columns, max(self.layout.first, 1)
        if found is None or "title" not in found.places:
            draft.doubt(first, NO_TABLE, blocks=True)
            return
        for place in self.layout.told:
            label = found.labels.get(place, f"คอลัมน์ที่ {thai.to_thai_digits(place + 1)}")
            draft.doubt(first, f"ดูจากเนื้อหาแล้วนับ “{label}” เป็นคอลัมน์{NAMES[found.role(place)]}")
        if found.times:
            draft.doubt(first, "อ่านระยะเวลาจากเครื่องหมายในคอลัมน์เดือนหรือไตรมาส ตั้งแต่ช่องแรกถึงช่องสุดท้ายที่มีเครื่องหมาย")
        has_steps = any(measure.steps for measure in draft.measures)
        for name in (name for name in missing(found) if name != "steps" or not has_steps):
            draft.doubt(first, f"ไม่พบคอลัมน์{NAMES[name]}")
        if not self._is_numbered():
            draft.doubt(first, "ไม่มีคอลัมน์ลำดับ นับทุกแถวที่มีชื่อมาตรการเป็นหนึ่งมาตรการ")
        if not draft.measures:
            draft.doubt(first, "ไม่พบมาตรการใต้หัวตาราง", blocks=True)

    def _is_numbered(self) -> bool:
        return self.columns is not None and "number" in self.columns.places

    def _before_the_table(self, row: list[str]) -> str:
        own = [cell for cell in row if cell and not isinstance(cell, Copied)]
        lines = lines_of(own[0]) if len(own) == 1 else [" ".join(map(self._single, own))]
        self.above += map(self._single, lines)
        return "title"

    def _data(self, number: int, row: list[str]) -> str:
        cells = {name: without_blanks(cell) for name, cell in self.columns.cells(row).items()}
        if self.measure is not None and step_of(cells) == self.measure.number:
            cells |= {"number": "", "title": "", "steps": cells["title"]}
        if cells["number"] and not any(cell for name, cell in cells.items() if name != "number"):
            if not number_in(cells["number"]):
                return self._outside(number, cells["number"])
        elif not any(cells.values()):
            return self._outside(number, " ".join(self.columns.outside(row)))
        self._formulas(number, cells)
        if self._begins(cells):
            self._begin(number, cells)
        elif self.measure is None:
            self.draft.doubt(number, "แถวนี้ไม่มีลำดับ และไม่มีมาตรการก่อนหน้าให้ต่อ", blocks=True)
        else:
            self._go_on(number, cells)
        return "data"

    def _begins(self, cells: dict[str, str]) -> bool:
        """Return whether the row begins a measure: its number differs, or its title alone carries one."""
        written = cells["number"]
        if not self._is_numbered():
            return self._retitled(cells) if self.measure else bool(cells["title"])
        if not written or isinstance(written, Copied):
            return bool(not written and _LEADING_NUMBER.match(thai.to_arabic_digits(cells["title"])))
        return self.measure is None or number_in(written) != self.measure.number or self._retitled(cells)

    def _retitled(self, cells: dict[str, str]) -> bool:
        title = cells["title"]
        return bool(title) and not isinstance(title, Copied) and single(title).texts != [self.measure.title]

    def _begin(self, number: int, cells: dict[str, str]) -> None:
        title = self._single(cells["title"])
        self.measure = MeasureDraft(row=number, number=self._number(number, cells) or 0, title=title)
        self.draft.measures.append(self.measure)
        self._fill(number, cells)

    def _number(self, number: int, cells: dict[str, str]) -> int | None:
        """Return the number of a row that begins a measure; what is doubtful about it is named."""
        leading = _LEADING_NUMBER.match(thai.to_arabic_digits(cells["title"]))
        if not self._is_numbered():
            return int(leading[1]) if leading else len(self.draft.measures) + 1
        written = cells["number"] or (leading[1] if leading else "")
        found = number_in(written)
        if found is None:
            self.draft.doubt(number, f"ลำดับ “{written}” ไม่ใช่ตัวเลข ๑ ถึง ๙๙", blocks=True)
        elif not cells["number"]:
            self.draft.doubt(number, f"ไม่มีลำดับ ใช้เลข {thai.to_thai_digits(found)} ที่นำหน้าชื่อมาตรการ")
        return found

    def _go_on(self, number: int, cells: dict[str, str]) -> None:
        own = {name: "" if isinstance(cell, Copied) else cell for name, cell in cells.items()}
        if own["title"] and self._single(own["title"]) != self.measure.title:
            self.measure.title = self._single(joined(self.measure.title, own["title"]))
            self.draft.doubt(number, "ไม่มีลำดับแต่มีชื่อมาตรการ นับเป็นชื่อที่ต่อจากแถวก่อนหน้า")
        self._fill(number, own)

    def _fill(self, number: int, cells: dict[str, str]) -> None:
        self.measure.rows.append(number)
        self._add_items(number, self.measure.steps, cells["steps"], "ขั้นตอน")
        self._add_items(number, self.measure.results, cells["results"], "ผลการดำเนินงาน")
        self.measure.divisions += [name for name in names_in(cells["divisions"]) if name not in self.measure.divisions]
        if self._single(cells["period"]):
            self._period(number, self._single(cells["period"]))

    def _period(self, number: int, written: str) -> None:
        try:
            period = read_period(written, fiscal_year=self.fiscal_year, today=self.today)
        except thai.ThaiDateError as refusal:
            self.draft.doubt(number, f"ระยะเวลา “{written}”: {refusal}", blocks=True)
            self.unread.append(self.measure)
            return
        if period.assumed:
            self.draft.doubt(number, f"ระยะเวลา “{written}”: {period.assumed}")
        self._cover(number, written, period)

    def _cover(self, number: int, written: str, period: Period) -> None:
        """Let the measure's period cover this one too."""
        measure = self.measure
        if self.columns.times:
            measure.written_period = ""
        elif measure.starts and (period.starts, period.ends) != (measure.starts, measure.ends):
            self.draft.doubt(number, f"ระยะเวลา “{written}” ต่างจากแถวก่อนของมาตรการเดียวกัน ใช้ช่วงที่คลุมทุกแถว")
        else:
            measure.written_period = written
        measure.starts = min(filter(None, (measure.starts, period.starts)))
        measure.ends = max(filter(None, (measure.ends, period.ends)))

    def _outside(self, number: int, text: str) -> str:
        """Take a lone line with a bullet below the table as a result; name every other one as not imported."""
        if self.measure is not None and "results" in self.columns.places and is_item(text):
            self.measure.rows.append(number)
            self._add_items(number, self.measure.results, text, "ผลการดำเนินงาน")
            where = thai.to_thai_digits(self.measure.number)
            self.draft.doubt(number, f"ข้อความอยู่นอกตาราง นับเป็นผลการดำเนินงานของมาตรการที่ {where}")
            return "data"
        self.draft.doubt(number, f"ข้อความอยู่นอกตาราง ไม่นำเข้า: “{text[:200]}”")
        return "outside"

    def _formulas(self, number: int, cells: dict[str, str]) -> None:
        if any(cell.startswith("=") for cell in cells.values()):
            self.draft.doubt(number, "มีสูตรในเซลล์ที่ไม่มีค่า จะนำเข้าเป็นข้อความตามที่เขียน")

    def _add_items(self, number: int, known: list[str], cell: str, column: str) -> None:
        """Add what a cell lists to the measure's texts of that column."""
        found = items(cell, (self.measure.number, len(known) + 1))
        if found.guessed:
            count = thai.format_number(len(found.texts))
            self.draft.doubt(number, f"ช่อง{column}มีหลายบรรทัดแต่ไม่มีเครื่องหมายหัวข้อ แยกเป็น {count} รายการตามบรรทัด")
        self.draft.mended += found.mended
        texts = list(filter(without_blanks, found.texts))
        known += self._told(number, texts) if known is self.measure.results else texts

    def _told(self, number: int, results: list[str]) -> list[str]:
        """Return the texts that are results; a word that says there is none is kept to be named, a line half filled in is named."""
        for text in filter(says_none, results):
            self.without_result.setdefault(text, []).append(number)
        kept = [text for text in results if not says_none(text)]
        for text in filter(has_blank, kept):
            self.draft.doubt(number, f"ผลการดำเนินงาน “{text[:80]}” ยังมีช่องว่างที่ไม่ได้เติม")
        return kept

    def _single(self, cell: str) -> str:
        found = single(cell)
        self.draft.mended += found.mended
        return "".join(found.texts)

    def _judge(self, measure: MeasureDraft) -> None:
        """Name what a measure lacks once all of its rows are read."""
        where = f"มาตรการที่ {thai.to_thai_digits(measure.number)}"
        if not measure.starts:
            measure.starts, measure.ends = thai.fiscal_year_range(self.fiscal_year)
            if measure not in self.unread:
                self.draft.doubt(measure.row, f"{where} ไม่มีระยะเวลาดำเนินการ นับเป็นตลอดปีงบประมาณ")
        if not measure.title:
            self.draft.doubt(measure.row, f"{where} ไม่มีชื่อมาตรการ", blocks=True)
        for texts, sentence in ((measure.steps, "ไม่มีขั้นตอน"), (measure.divisions, "ไม่มีผู้รับผิดชอบ")):
            if not texts:
                self.draft.doubt(measure.row, f"{where} {sentence}")
