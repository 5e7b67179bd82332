"""XLSX: typed cells, พ.ศ. dates, a sheet to print on A4, and a sheet that says what the table is.

openpyxl's write-only mode sends every row to a temporary file at once, so memory stays constant.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from common import thai

from .columns import Column
from .heights import pieces
from .report import Report, clean, day, words
from .rows import INCOMPLETE, total, written
from .sheets import Sheet
from .zips import SteadyZip

# Excel counts days from 1900 and takes that year for a leap year: what is older stands as text.
OLDEST = date(1900, 3, 1)
# A cell holds 32,767 characters; what is longer goes on in the same column of the next line.
CELL_LIMIT = 32_000
# A worksheet holds 1,048,576 lines; what is more goes on in the next sheet.
SHEET_LIMIT = 1_000_000
NO_DATE = datetime(2000, 1, 1)
CHUNK = 64 * 1024
OFFICIAL = "ตารางทางการ"


def labels(columns: Sequence[Column]) -> list[str]:
    """Return the labels of the spreadsheet's columns: a period has two, both of them dates."""
    ends = ("{} (เริ่ม)", "{} (สิ้นสุด)")
    return [label.format(c.label) for c in columns for label in (ends if c.type == "period" else ["{}"])]


def cells(column: Column, value: Any) -> list[Any]:
    """Return the typed cells of one value, as many as `labels` has for its column."""
    if column.type == "period":
        return [_date(end) for end in value or (None, None)]
    if column.type == "date":
        return [_date(value)]
    return [value] if column.type == "number" else [words(column, value)]


def _date(value: Any) -> date | str | None:
    value = day(value)
    return thai.format_date(value) if value and value < OLDEST else value


def lines(values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Return the one line of `values`, followed by further ones as long as some text is too long for its cell."""
    return zip_longest(*map(_pieces, values))


def _pieces(value: Any) -> list[Any]:
    if not isinstance(value, str) or len(value) <= CELL_LIMIT:
        return [value]
    return [value[at : at + CELL_LIMIT] for at in range(0, len(value), CELL_LIMIT)]


class _Official:
    """The first sheet of a report that is printed: the columns of its paper and no others, ready for A4."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.columns = [column for column in report.columns if column.paper]
        self.sheet = Sheet(book, OFFICIAL, [column.width for column in self.columns])
        self.sheet.sheet.freeze_panes = "A2"
        self.sheet.print_on_a4(clean(report.title))
        self.sheet.append([column.label for column in self.columns], bold=True)

    def append(self, values: Mapping[str, Any]) -> None:
        """Write a row; what no row is high enough for goes on in the next."""
        for line in zip_longest(*(_cut(column, values[column.key]) for column in self.columns)):
            self.sheet.append(line)


def _cut(column: Column, value: Any) -> list[Any]:
    """Return a value as the official table writes it, in the pieces that fit a row each; the data keeps numbers as numbers."""
    return pieces(_listed(column, value), column.width)


def _listed(column: Column, value: Any) -> str:
    """Return a value as the official table shows it: each item of several behind a dash."""
    text = words(column, value)[:CELL_LIMIT]
    several = column.type == "list" and "\n" in text
    return "\n".join(f"- {line}" for line in text.split("\n")) if several else text


class _Table:
    """The sheets of rows: a second one only when Excel's limit is reached."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.book, self.report, self.left, self.sheets = book, report, 0, 0

    def append(self, values: Sequence[Any]) -> None:
        """Write a row, or a str as the closing note."""
        if isinstance(values, str):
            self._current().note(values)
            return
        for line in lines(values):
            self._current().append(line)
            self.left -= 1

    def _current(self) -> Sheet:
        if not self.left:
            self._open()
        return self.sheet

    def _open(self) -> None:
        columns = self.report.columns
        self.sheets += 1
        self.left = SHEET_LIMIT
        widths = [c.width for c in columns for _ in range(2 if c.type == "period" else 1)]
        self.sheet = Sheet(self.book, "ข้อมูล" if self.sheets == 1 else f"ข้อมูล ({self.sheets})", widths)
        self.sheet.sheet.freeze_panes = "A2"
        self.sheet.print_on_a4(clean(self.report.title))
        self.sheet.append(labels(columns), bold=True)


def _about(book: Workbook, report: Report) -> None:
    sheet = Sheet(book, "เกี่ยวกับไฟล์นี้", [32, 90])
    sheet.print_on_a4(clean(report.title))
    sheet.append([clean(report.title), ""], bold=True)
    for notice in report.notices:
        sheet.append(["โปรดทราบ", clean(notice)], bold=True)
    for label, text in report.facts:
        sheet.append([clean(label), clean(text)])
    sheet.append(["คอลัมน์", "ความหมาย"], bold=True)
    for column in report.columns:
        sheet.append([column.label, column.about])


def _saved(book: Workbook, report: Report) -> Iterator[bytes]:
    """Yield the workbook's bytes in chunks, with no date but the report's own."""
    made_at = report.made_at.replace(tzinfo=None) if report.made_at else NO_DATE
    book.properties.title, book.properties.creator = clean(report.title), ""
    book.properties.created = book.properties.modified = made_at
    with tempfile.TemporaryFile() as file:
        ExcelWriter(book, SteadyZip(file, "w")).save()
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def write(report: Report) -> Iterator[bytes]:
    """Yield the file in chunks. The last row says how many rows there were, and repeats the notices."""
    book = Workbook(write_only=True)
    official = _Official(book, report) if report.paper else None
    table = _Table(book, report)

    def row(values: Mapping[str, Any]) -> list[Any]:
        if official:
            official.append(values)
        return [cell for c in report.columns for cell in cells(c, values[c.key])]

    def end(count: int, whole: bool) -> str:
        return clean(" · ".join([total(count), *report.notices])) if whole else INCOMPLETE

    try:
        for values in written(report.rows, row, end):
            table.append(values)
    finally:
        _about(book, report)
        yield from _saved(book, report)
