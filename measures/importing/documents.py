"""DOCX: the tables of a document one below the other, with the lines of text that stand around them."""

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from common import uploads

from .limits import MOST_COLUMNS, limited
from .marks import spread
from .sheets import Sheet, sheet_of
from .word_numbers import WordNumbers


def sheets(data: bytes) -> list[Sheet]:
    """Return the one Sheet of a document; raises ValidationError when it is unsound or too much."""
    uploads.check_archive(data)
    rows: list[list[str]] = []
    merged: list = []
    document = docx.Document(BytesIO(data))
    numbers = WordNumbers(document)
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            _add_table(part, rows, merged, numbers)
        else:
            rows.append([_words(part, numbers)])
    return [sheet_of(limited(rows), merged=merged)]


def _add_table(table: Table, rows: list[list[str]], merged: list[Any], numbers: WordNumbers) -> None:
    """Add the rows of a table; a cell merged downwards is empty below its first row, and named in `merged`."""
    above: dict[int, int] = {}
    for row in table.rows:
        cells: list[str] = [""] * row.grid_cols_before
        for cell in row._tr.tc_lst:
            place = len(cells)
            if cell.vMerge == "continue":
                merged.append(((above.get(place, len(rows)), place), (len(rows), place)))
                cells += [""] * cell.grid_span
            else:
                above[place] = len(rows)
                cells += spread(_cell_text(cell, table, numbers), cell.grid_span)
        rows.append(cells[:MOST_COLUMNS])


def _cell_text(cell: Any, table: Table, numbers: WordNumbers) -> str:
    """Return the paragraphs of a cell, a line each."""
    return "\n".join(_words(Paragraph(paragraph, table), numbers) for paragraph in cell.iter(qn("w:p"))).strip("\n")


def _words(paragraph: Paragraph, numbers: WordNumbers) -> str:
    """Return the text of a paragraph that Word numbers or bullets with a bullet, or the number where nothing follows it."""
    text, number = paragraph.text, numbers.of(paragraph)
    if number is None:
        return text
    return f"• {text}" if text.strip() else str(number or "")
