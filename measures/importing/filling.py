"""The cells of a row into the measure they belong to; what is doubtful about them is named in the draft."""

import datetime
from collections.abc import Mapping

from common import thai

from .blanks import has_blank, says_none, without_blanks
from .cells import items, single
from .drafts import MeasureDraft, TableDraft
from .names import names_in
from .periods import Period, read_period


class Filling:
    """Fills measures of one draft, and keeps what can only be told when every row was read."""

    def __init__(self, draft: TableDraft, fiscal_year: int, today: datetime.date) -> None:
        self.draft, self.fiscal_year, self.today = draft, fiscal_year, today
        self.without_result: dict[str, list[int]] = {}  # {a word for no result: the rows that say so}
        self.unread: list[MeasureDraft] = []  # those with a period that means none

    def single(self, cell: str) -> str:
        """Return a cell as one text, what was mended in it counted."""
        found = single(cell)
        self.draft.mended += found.mended
        return "".join(found.texts)

    def fill(self, measure: MeasureDraft, number: int, cells: Mapping[str, str], *, from_marks: bool) -> None:
        """Add a row's steps, results, divisions and period, which `from_marks` stand under months or quarters."""
        measure.rows.append(number)
        self._add_items(measure, number, measure.steps, cells["steps"], "ขั้นตอน")
        self.add_results(measure, number, cells["results"])
        measure.divisions += [name for name in names_in(cells["divisions"]) if name not in measure.divisions]
        if written := self.single(cells["period"]):
            self._period(measure, number, written, from_marks)

    def add_results(self, measure: MeasureDraft, number: int, cell: str) -> None:
        """Add what a cell lists to the measure's results."""
        self._add_items(measure, number, measure.results, cell, "ผลการดำเนินงาน")

    def _add_items(self, measure: MeasureDraft, number: int, known: list[str], cell: str, column: str) -> None:
        found = items(cell, (measure.number, len(known) + 1))
        if found.guessed:
            count = thai.format_number(len(found.texts))
            self.draft.doubt(number, f"ช่อง{column}มีหลายบรรทัดแต่ไม่มีเครื่องหมายหัวข้อ แยกเป็น {count} รายการตามบรรทัด")
        self.draft.mended += found.mended
        texts = list(filter(without_blanks, found.texts))
        known += self._told(number, texts) if known is measure.results else texts

    def _told(self, number: int, results: list[str]) -> list[str]:
        """Return the texts that are results; a word that says there is none is kept to be named, a line half filled in is named."""
        for text in filter(says_none, results):
            self.without_result.setdefault(text, []).append(number)
        kept = [text for text in results if not says_none(text)]
        for text in filter(has_blank, kept):
            self.draft.doubt(number, f"ผลการดำเนินงาน “{text[:80]}” ยังมีช่องว่างที่ไม่ได้เติม")
        return kept

    def _period(self, measure: MeasureDraft, number: int, written: str, from_marks: bool) -> None:
        try:
            period = read_period(written, fiscal_year=self.fiscal_year, today=self.today)
        except thai.ThaiDateError as refusal:
            self.draft.doubt(number, f"ระยะเวลา “{written}”: {refusal}", blocks=True)
            self.unread.append(measure)
            return
        if period.assumed:
            self.draft.doubt(number, f"ระยะเวลา “{written}”: {period.assumed}")
        measure.written_period = "" if from_marks else self._written(measure, number, written, period)
        measure.starts = min(filter(None, (measure.starts, period.starts)))
        measure.ends = max(filter(None, (measure.ends, period.ends)))

    def _written(self, measure: MeasureDraft, number: int, written: str, period: Period) -> str:
        """Return the words of the measure's period; those of its first row stay where another row's differs."""
        if not measure.starts or (period.starts, period.ends) == (measure.starts, measure.ends):
            return written
        self.draft.doubt(number, f"ระยะเวลา “{written}” ต่างจากแถวก่อนของมาตรการเดียวกัน ใช้ช่วงที่คลุมทุกแถว")
        return measure.written_period
