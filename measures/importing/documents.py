"""DOCX: the tables of a document one below the other, with the lines of text that stand around them."""

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from common import uploads

from .limits import MOST_COLUMNS, limited
from .sheets import Sheet, sheet_of

_DEEPEST_STYLE = 12


def sheets(data: bytes) -> list[Sheet]:
    """Return the one Sheet of a document; raises ValidationError when it is unsound or too much."""
    uploads.check_archive(data)
    rows: list[list[str]] = []
    merged: list = []
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, Table):
            _add_table(part, rows, merged)
        else:
            rows.append([_words(part)])
    return [sheet_of(limited(rows), merged=merged)]


def _add_table(table: Table, rows: list[list[str]], merged: list[Any]) -> None:
    """Add the rows of a table; a cell merged downwards is empty below its first row, and named in `merged`."""
    above: dict[int, int] = {}
    for row in table.rows:
        cells: list[str] = [""] * row.grid_cols_before
        for cell in row._tr.tc_lst:
            place = len(cells)
            if cell.vMerge == "continue":
                merged.append(((above.get(place, len(rows)), place), (len(rows), place)))
                cells.append("")
            else:
                above[place] = len(rows)
                cells.append(_cell_text(cell, table))
            cells += [""] * (cell.grid_span - 1)
        rows.append(cells[:MOST_COLUMNS])


def _cell_text(cell: Any, table: Table) -> str:
    """Return the paragraphs of a cell, a line each; one that Word numbers or bullets by itself gets a bullet."""
    return "\n".join(_words(Paragraph(paragraph, table)) for paragraph in cell.iter(qn("w:p"))).strip("\n")


def _words(paragraph: Paragraph) -> str:
    text = paragraph.text
    return f"• {text}" if text.strip() and _is_listed(paragraph) else text


def _is_listed(paragraph: Paragraph) -> bool:
    """Return whether Word sets a bullet or a number before a paragraph: by itself, by its style or by one below it."""
    numbered = f"{qn('w:pPr')}/{qn('w:numPr')}"
    style = paragraph.style
    elements = [paragraph._p]
    while style is not None and len(elements) < _DEEPEST_STYLE:
        elements.append(style.element)
        style = style.base_style
    return any(element.find(numbered) is not None for element in elements)
