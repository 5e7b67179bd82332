"""Rows of text into a draft of the plan, every doubtful row named. Reads nothing but the rows."""

import re

from django.utils import timezone

from common import thai

from .cells import items, single
from .columns import columns, missing
from .drafts import MeasureDraft, TableDraft
from .names import names_in
from .workbooks import Copied

_NUMBER = re.compile(r"(?:ข้อ|ที่|ข้อที่|มาตรการที่)?\s*([0-9]{1,2})\s*[.)]?")
_LEADING_NUMBER = re.compile(r"\s*([0-9]{1,2})[.)]\s")
_BULLET = re.compile(r"\s*[-–—•*]")


def read_table(rows, *, today=None):
    """Return the TableDraft of a table's rows (numbered from 1, as a spreadsheet does).

    A row without a number goes on with the measure above it; headings may repeat; what stands before the first heading
    is title and preamble. Nothing is refused here: what can't be imported is a doubt that blocks.
    """
    reader = _Reader(today or timezone.localdate())
    for number, row in enumerate(rows, start=1):
        if any(row):
            reader.take(number, row)
    return reader.finished()


class _Reader:
    """Takes one row after the other and fills the draft."""

    def __init__(self, today):
        self.today = today
        self.draft = TableDraft()
        self.columns = None
        self.measure = None

    def take(self, number, row):
        if (found := columns(row)) is not None:
            self._heading(number, found)
        elif self.columns is None:
            self._before_the_table(row)
        else:
            self._data(number, row)

    def finished(self):
        draft = self.draft
        if self.columns is None:
            draft.doubt(
                1, "ไม่พบแถวหัวตาราง ต้องมีหัวคอลัมน์ เช่น ลำดับ มาตรการ ขั้นตอน ผู้รับผิดชอบ ระยะเวลา ผลการดำเนินงาน", blocks=True
            )
        elif not draft.measures:
            draft.doubt(1, "ไม่พบมาตรการใต้หัวตาราง", blocks=True)
        for measure in draft.measures:
            self._judge(measure)
        draft.doubts.sort(key=lambda doubt: doubt.row)
        return draft

    def _heading(self, number, found):
        if lacking := missing(found):
            self.draft.doubt(number, f"หัวตารางขาดคอลัมน์ {' และ '.join(lacking)}", blocks=True)
        self.columns = found

    def _before_the_table(self, row):
        text = " ".join(self._single(cell) for cell in row if cell and not isinstance(cell, Copied))
        if not self.draft.title:
            self.draft.title = text
        else:
            self.draft.preamble = f"{self.draft.preamble}\n{text}".strip()

    def _data(self, number, row):
        cells = self.columns.cells(row)
        if cells["number"] and not any(cell for name, cell in cells.items() if name != "number"):
            if not _NUMBER.fullmatch(thai.to_arabic_digits(cells["number"]).strip()):
                self._outside(number, cells["number"])
                return
        elif not any(cells.values()):
            self._outside(number, " ".join(self.columns.outside(row)))
            return
        self._formulas(number, cells)
        if self._begins(number, cells):
            self._begin(number, cells)
        elif self.measure is None:
            self.draft.doubt(number, "แถวนี้ไม่มีลำดับ และไม่มีมาตรการก่อนหน้าให้ต่อ", blocks=True)
        else:
            self._go_on(number, cells)

    def _begins(self, number, cells):
        """Return whether the row begins a measure: its number differs, or its title alone carries one."""
        written = cells["number"]
        if not written or isinstance(written, Copied):
            return bool(not written and _LEADING_NUMBER.match(thai.to_arabic_digits(cells["title"])))
        return self.measure is None or self._number(written) != self.measure.number or self._retitled(cells)

    def _retitled(self, cells):
        title = cells["title"]
        return bool(title) and not isinstance(title, Copied) and single(title).texts != [self.measure.title]

    def _begin(self, number, cells):
        written = cells["number"] or _LEADING_NUMBER.match(thai.to_arabic_digits(cells["title"]))[1]
        found = self._number(written)
        if found is None:
            self.draft.doubt(number, f"ลำดับ “{written}” ไม่ใช่ตัวเลข ๑ ถึง ๙๙", blocks=True)
        elif not cells["number"]:
            self.draft.doubt(number, f"ไม่มีลำดับ ใช้เลข {thai.to_thai_digits(found)} ที่นำหน้าชื่อมาตรการ")
        self._in_sequence(number, found)
        self.measure = MeasureDraft(row=number, number=found or 0, title=self._single(cells["title"]))
        self.draft.measures.append(self.measure)
        self._fill(number, cells)

    def _in_sequence(self, number, found):
        earlier = {measure.number: measure.row for measure in self.draft.measures}
        if found in earlier:
            sentence = f"ลำดับ {thai.to_thai_digits(found)} ซ้ำกับแถวที่ {thai.format_number(earlier[found])}"
            self.draft.doubt(number, sentence, blocks=True)
        elif found and found != next(reversed(earlier), 0) + 1:
            self.draft.doubt(number, f"ลำดับ {thai.to_thai_digits(found)} ไม่ต่อจากลำดับก่อนหน้า")

    def _go_on(self, number, cells):
        own = {name: "" if isinstance(cell, Copied) else cell for name, cell in cells.items()}
        if own["title"] and self._single(own["title"]) != self.measure.title:
            self.measure.title = self._single(f"{self.measure.title} {own['title']}")
            self.draft.doubt(number, "ไม่มีลำดับแต่มีชื่อมาตรการ นับเป็นชื่อที่ต่อจากแถวก่อนหน้า")
        self._fill(number, own)

    def _fill(self, number, cells):
        self.measure.steps += self._items(number, cells["steps"], "ขั้นตอน")
        self.measure.results += self._items(number, cells["results"], "ผลการดำเนินงาน")
        self.measure.divisions += [name for name in names_in(cells["divisions"]) if name not in self.measure.divisions]
        if cells["period"]:
            self._period(number, cells["period"])

    def _period(self, number, cell):
        try:
            period = thai.parse_range(self._single(cell), today=self.today)
        except thai.ThaiDateError as refusal:
            self.draft.doubt(number, f"ระยะเวลา “{cell}”: {refusal}", blocks=True)
            return
        if self.measure.starts and period != (self.measure.starts, self.measure.ends):
            self.draft.doubt(number, f"ระยะเวลา “{cell}” ต่างจากแถวแรกของมาตรการเดียวกัน", blocks=True)
        self.measure.starts, self.measure.ends = period

    def _outside(self, number, text):
        """Take a lone line with a bullet below the table as a result; name every other one as not imported."""
        if self.measure is not None and _BULLET.match(text):
            self.measure.results += self._items(number, text, "ผลการดำเนินงาน")
            where = thai.to_thai_digits(self.measure.number)
            self.draft.doubt(number, f"ข้อความอยู่นอกตาราง นับเป็นผลการดำเนินงานของมาตรการที่ {where}")
        else:
            self.draft.doubt(number, f"ข้อความอยู่นอกตาราง ไม่นำเข้า: “{text[:200]}”")

    def _formulas(self, number, cells):
        if any(cell.startswith("=") for cell in cells.values()):
            self.draft.doubt(number, "มีสูตรในเซลล์ จะนำเข้าเป็นข้อความตามที่เขียน ไม่ใช่ค่าที่คำนวณได้")

    def _items(self, number, cell, column):
        found = items(cell)
        if found.guessed:
            count = thai.format_number(len(found.texts))
            self.draft.doubt(number, f"ช่อง{column}มีหลายบรรทัดแต่ไม่มีเครื่องหมายหัวข้อ แยกเป็น {count} รายการตามบรรทัด")
        self.draft.mended += found.mended
        return found.texts

    def _single(self, cell):
        found = single(cell)
        self.draft.mended += found.mended
        return "".join(found.texts)

    def _number(self, written):
        match = _NUMBER.fullmatch(thai.to_arabic_digits(written).strip())
        return int(match[1]) if match and int(match[1]) else None

    def _judge(self, measure):
        """Name what a measure lacks once all of its rows are read."""
        lacking = (
            (measure.title, "ไม่มีชื่อมาตรการ", True),
            (measure.starts, "ไม่มีระยะเวลาดำเนินการ", True),
            (measure.steps, "ไม่มีขั้นตอน", False),
            (measure.divisions, "ไม่มีผู้รับผิดชอบ", False),
        )
        for value, sentence, blocks in lacking:
            if not value:
                where = f"มาตรการที่ {thai.to_thai_digits(measure.number)}"
                self.draft.doubt(measure.row, f"{where} {sentence}", blocks=blocks)
