"""One worksheet in the making: typed and styled cells, written row by row."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from .as_csv import FORMULA_STARTS
from .heights import height

# Thai digits (D), Thai Buddhist calendar (07), Thai (041E): the cell stays a date that sorts and filters.
BUDDHIST_ERA = "[$-D07041E]d mmmm yyyy"
FONT = "TH Sarabun New"
THIN = Side(style="thin", color="999999")
HEAD_FILL = PatternFill("solid", fgColor="E4E7F2")


class Sheet:
    """A write-only worksheet of a workbook, with column widths in characters."""

    def __init__(self, book: Workbook, title: str, widths: list[int]) -> None:
        self.sheet, self.widths, self.written = book.create_sheet(title), widths, 0
        for place, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        # Made once and filled again for every value: styling a new cell each time takes four times as long.
        self.text, self.formula, self.number, self.date, self.bold = (self._cell() for _ in range(5))
        self.formula.quotePrefix = True
        self.date.number_format = BUDDHIST_ERA
        self.bold.font, self.bold.fill = Font(name=FONT, size=14, bold=True), HEAD_FILL

    def _cell(self) -> WriteOnlyCell:
        cell = WriteOnlyCell(self.sheet)
        cell.font, cell.alignment = Font(name=FONT, size=14), Alignment(wrap_text=True, vertical="top")
        cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
        return cell

    def append(self, values: Iterable[Any], bold: bool = False) -> None:
        """Write one line of values: str, number, date or None; the line is as high as its texts need."""
        values = list(values)
        self.written += 1
        texts = ("" if value is None else str(value) for value in values)
        self.sheet.row_dimensions[self.written].height = height(texts, self.widths)
        self.sheet.append(self._filled(value, bold) for value in values)
        del self.sheet.row_dimensions[self.written]  # written already: kept, a million of them would fill the memory

    def note(self, text: str) -> None:
        """Write a line of one text that runs over the empty cells beside it."""
        self.bold.alignment, self.widths = Alignment(vertical="top"), [len(text) + 1]
        self.append([text], bold=True)

    def _filled(self, value: Any, bold: bool) -> WriteOnlyCell:
        if isinstance(value, str) or value is None:
            text = value or ""
            cell = self.bold if bold else self.formula if text.startswith(FORMULA_STARTS) else self.text
            cell.value = text
            # openpyxl takes every text that begins with "=" for a formula.
            cell.data_type = "s"
            return cell
        cell = self.date if isinstance(value, date) else self.number
        cell.value = value
        return cell

    def print_on_a4(self, title: str) -> None:
        """Set up A4 landscape, one page wide, first line on every page, with title and page numbers."""
        self.sheet.page_setup.orientation, self.sheet.page_setup.paperSize = "landscape", 9
        self.sheet.page_setup.fitToWidth, self.sheet.page_setup.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheet.print_title_rows = "1:1"
        self.sheet.oddHeader.center.text = title.replace("&", "&&")[:200]
        self.sheet.oddFooter.center.text = "หน้า &P / &N"
