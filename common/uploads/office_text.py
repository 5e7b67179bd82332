"""The text of Word and Excel files, as their libraries read it."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain, islice
from typing import Any

import docx
import openpyxl
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 200_000
MOST_CELLS = 1_000_000


def of_document(data: bytes) -> Iterator[str]:
    """Yield the paragraphs of a DOCX, those of its tables too; raises ValueError and what Python itself raises on damage."""
    try:
        document = docx.Document(BytesIO(data))
    except PackageNotFoundError as broken:
        raise ValueError from broken
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def of_workbook(data: bytes) -> Iterator[str]:
    """Yield the names of an XLSX's sheets and what its cells say; raises as `of_document` does."""
    try:
        workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    except InvalidFileException as broken:
        raise ValueError from broken
    try:
        yield from workbook.sheetnames
        # A sheet may claim a million empty rows, or rows of 16,384 cells.
        rows = islice(chain.from_iterable(map(_rows, workbook.worksheets)), MOST_ROWS)
        cells = islice(chain.from_iterable(rows), MOST_CELLS)
        yield from (str(cell) for cell in cells if cell is not None)
    finally:
        workbook.close()


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    return sheet.iter_rows(values_only=True)
