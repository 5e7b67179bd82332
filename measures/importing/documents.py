"""DOCX: the tables of a document one below the other, with the lines of text that stand around them."""

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from common import uploads

from . import beside
from .limits import MOST_COLUMNS, limited
from .marks import spread
from .sheets import Sheet, sheet_of
from .word_numbers import WordNumbers

CHANGES = "เอกสารติดตามการแก้ไขไว้ (Track Changes) อ่านตามที่แก้แล้ว: นับข้อความที่เพิ่ม ไม่นับข้อความที่ลบ"
_SAID = {qn("w:t"): "", qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_GONE = (qn("w:del"), qn("w:moveFrom"), qn("w:pPr"))


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
    has_changes = next(document.element.iter(qn("w:ins"), qn("w:del")), None) is not None
    notes = [*([(1, CHANGES)] if has_changes else []), *beside.told(data)]
    return [sheet_of(limited(rows), merged=merged, notes=notes)]


def _add_table(table: Table, rows: list[list[str]], merged: list[Any], numbers: WordNumbers) -> None:
    """Add the rows of a table; a cell merged downwards is empty below its first row, and named in `merged`."""
    above: dict[int, int] = {}
    for row in table.rows:
        if row._tr.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            continue
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
    text, number = _text(paragraph), numbers.before(paragraph)
    if number is None:
        return text
    return f"• {text}" if text.strip() else str(number or "")


def _text(paragraph: Paragraph) -> str:
    """Return what a paragraph says once its tracked changes are taken: insertions, links and fields with it, deletions not."""
    pieces = []
    for piece in paragraph._p.iter(*_SAID):
        is_own = next(piece.iterancestors(qn("w:p"))) is paragraph._p
        if is_own and next(piece.iterancestors(*_GONE), None) is None:
            pieces.append(_SAID[piece.tag] or piece.text or "")
    return "".join(pieces)
