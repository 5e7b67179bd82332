"""A sheet of text into a draft of the plan, every doubtful row named. Reads nothing but the sheet."""

import datetime
import re
from typing import Any

from django.utils import timezone

from common import thai

from .bands import step_of
from .blanks import without_blanks
from .cells import joined, single
from .drafts import MeasureDraft, TableDraft
from .filling import Filling
from .heads import lines_of, title_and_preamble
from .judging import judge_columns, judge_endings, judge_letters, judge_measure, judge_without_results
from .layout import Choices, layout
from .left_out import judge_left_out
from .numbering import judge_numbers, number_in
from .outside import is_item, is_signature
from .sheets import Copied, Sheet
from .years import judge_month_ends, judge_title, judge_year

_LEADING_NUMBER = re.compile(r"\s*([0-9]{1,2})[.)]\s")
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

    def __init__(self, sheet: Sheet, fiscal_year: int, today: datetime.date, choices: Choices) -> None:
        self.sheet, self.fiscal_year, self.choices = sheet, fiscal_year, choices
        self.layout = layout(sheet.rows, choices, fiscal_year=fiscal_year, today=today)
        self.columns: Any = self.layout.columns
        self.draft = TableDraft(columns=self.columns)
        self.above: list[str] = []  # the lines before the first heading
        self.measure: Any = None  # the MeasureDraft whose rows are being read
        self.filling = Filling(self.draft, fiscal_year, today)

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
        judge_columns(draft, self.layout, numbered=self._is_numbered())
        judge_numbers(draft, renumber=self.choices.renumber)
        self._judge_rows()
        for measure in draft.measures:
            judge_measure(draft, measure, self.fiscal_year, unread=self.filling.unread)
            judge_endings(draft, measure)
        judge_without_results(draft, self.filling.without_result)
        judge_month_ends(draft)
        judge_year(draft, self.fiscal_year)
        judge_title(draft, next((row for row, kind in draft.kinds.items() if kind == "title"), 1), self.fiscal_year)
        judge_left_out(draft, self.above, self.sheet.rows, self.columns)
        draft.doubts.sort(key=lambda doubt: doubt.row)
        return draft

    def _judge_rows(self) -> None:
        for number, sentence in self.sheet.notes:
            self.draft.doubt(number, sentence)
        for number, row in enumerate(self.sheet.rows, start=1):
            judge_letters(self.draft, number, row)

    def _is_signature(self, row: list[str]) -> bool:
        return is_signature(row) and not self.columns.cells(row)["number"].strip(" .)").isdecimal()

    def _is_numbered(self) -> bool:
        return self.columns is not None and "number" in self.columns.places

    def _before_the_table(self, row: list[str]) -> str:
        own = [cell for cell in row if cell and not isinstance(cell, Copied)]
        lines = lines_of(own[0]) if len(own) == 1 else [" ".join(map(self.filling.single, own))]
        self.above += map(self.filling.single, lines)
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
        title = self.filling.single(cells["title"])
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
        if own["title"] and self.filling.single(own["title"]) != self.measure.title:
            self.measure.title = self.filling.single(joined(self.measure.title, own["title"]))
            self.draft.doubt(number, "ไม่มีลำดับแต่มีชื่อมาตรการ นับเป็นชื่อที่ต่อจากแถวก่อนหน้า")
        self._fill(number, own)

    def _fill(self, number: int, cells: dict[str, str]) -> None:
        self.filling.fill(self.measure, number, cells, from_marks=bool(self.columns.times))

    def _outside(self, number: int, text: str) -> str:
        """Take a lone line with a bullet below the table as a result; name every other one as not imported."""
        if self.measure is not None and "results" in self.columns.places and is_item(text):
            self.measure.rows.append(number)
            self.filling.add_results(self.measure, number, text)
            where = thai.to_thai_digits(self.measure.number)
            self.draft.doubt(number, f"ข้อความอยู่นอกตาราง นับเป็นผลการดำเนินงานของมาตรการที่ {where}")
            return "data"
        self.draft.doubt(number, f"ข้อความอยู่นอกตาราง ไม่นำเข้า: “{text[:200]}”")
        return "outside"

    def _formulas(self, number: int, cells: dict[str, str]) -> None:
        if any(cell.startswith("=") for cell in cells.values()):
            self.draft.doubt(number, "มีสูตรในเซลล์ที่ไม่มีค่า จะนำเข้าเป็นข้อความตามที่เขียน")
