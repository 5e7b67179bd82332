"""Reads a workbook in a process of its own: a small file may claim a milliard cells, and only this process dies of it.

Run as `python child.py` with the workbook on standard input; prints JSON.
"""

import datetime
import json
import resource
import sys
import zipfile
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

MOST_MEMORY = 768 * 1024 * 1024
MOST_SECONDS = 20


def workbook(data: bytes, *, most_sheets: int, most_rows: int, most_columns: int) -> list[dict[str, Any]]:
    """Return every visible worksheet as {name, rows, merged}; a date is {"date": ISO}, a formula its last value."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    names = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    sheets = [_sheet(book.get_sheet_by_name(name), most_rows, most_columns) for name in names[:most_sheets]]
    if _has_formulas(data):
        _show_formulas(data, {sheet["name"]: sheet["rows"] for sheet in sheets})
    return sheets


def _has_formulas(data: bytes) -> bool:
    """Return whether this is XLSX with a formula in it, or with what a broken one left (#REF!)."""
    if not data.startswith(b"PK"):
        return False
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(mark in archive.read(name) for name in parts for mark in (b"<f", b't="e"'))


def _show_formulas(data: bytes, rows: dict[str, list[list[Any]]]) -> None:
    """Put the formula itself, or its fault, where the file has no value of it: a program wrote it that calculates nothing."""
    import openpyxl

    for sheet in openpyxl.load_workbook(BytesIO(data), read_only=True).worksheets:
        for row, cells in zip(rows.get(sheet.title, []), sheet.iter_rows(values_only=True), strict=False):
            for place, value in enumerate(cells[: len(row)]):
                if row[place] == "" and str(value or "").startswith(("=", "#")):
                    row[place] = value


def _sheet(sheet: Any, most_rows: int, most_columns: int) -> dict[str, Any]:
    rows = sheet.to_python(skip_empty_area=False, nrows=most_rows + 1)
    return {
        "name": sheet.name,
        "rows": [[_cell(value) for value in row[:most_columns]] for row in rows],
        "merged": sheet.merged_cell_ranges or [],
    }


def _cell(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    most_sheets, most_rows, most_columns = map(int, sys.argv[1:])
    found = workbook(sys.stdin.buffer.read(), most_sheets=most_sheets, most_rows=most_rows, most_columns=most_columns)
    json.dump(found, sys.stdout)
