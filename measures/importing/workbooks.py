"""XLSX: the first visible sheet's cells as text, formulas as they are written, merged cells known as such."""

from contextlib import closing
from datetime import date, datetime
from io import BytesIO

import openpyxl
from django.core.exceptions import ValidationError

from common import thai, uploads

from .limits import MOST_COLUMNS, limited

MOST_CELLS = 400_000


class Copied(str):
    """The text of a merged cell, as it stands in the rows below the first."""

    __slots__ = ()


def rows(upload):
    """Return the rows of the workbook; raises ValidationError when it is unsound, harmful or too much."""
    data = uploads.checked(upload).findings.data
    _check_cells(data)
    with closing(openpyxl.load_workbook(BytesIO(data))) as workbook:
        sheet = next((sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"), None)
        if sheet is None:
            raise ValidationError("ไม่พบแผ่นงานในไฟล์นี้")
        columns = min(sheet.max_column, MOST_COLUMNS)
        values = sheet.iter_rows(max_col=columns, values_only=True)
        return _with_merged(limited([_text(value) for value in row] for row in values), sheet.merged_cells.ranges)


def _check_cells(data):
    """Count cells as they stream, before the whole sheet is held: a sheet may claim a million rows."""
    count = 0
    with closing(openpyxl.load_workbook(BytesIO(data), read_only=True)) as workbook:
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True):
                count += 1 + len(row)
                if count > MOST_CELLS:
                    raise ValidationError("แผ่นงานมีเซลล์มากเกินไป โปรดคัดลอกเฉพาะตารางไปไว้ในไฟล์ใหม่แล้วลองอีกครั้ง")


def _text(value):
    """Return a cell as people read it; a formula object (of several cells) as the formula's text."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return thai.format_date(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return thai.clean_text(str(getattr(value, "text", value)))


def _with_merged(rows, ranges):
    """Return the rows with the text of each cell merged downwards repeated below it as Copied."""
    for merged in ranges:
        top, column = merged.min_row - 1, merged.min_col - 1
        if top < len(rows) and column < len(rows[top]):
            for below in rows[top + 1 : merged.max_row]:
                below[column] = Copied(rows[top][column])
    return rows
