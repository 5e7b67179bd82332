"""Tables as offices send them, for the tests of the importer."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from measures.importing.sheets import sheet_of
from measures.importing.table import read_table

HEADINGS = ["ลำดับ", "แนวทาง/มาตรการดำเนินการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินงาน"]
PERIOD = "ตุลาคม ๒๕๖๕- ๓๐ กันยายน ๒๕๖๖"
SOURCE = Path(__file__).parent.parent / "data/khokkhon-measures-2566.txt"
TODAY = date(2023, 4, 24)
LAST_LINE = "- มีการแสดง QR code แบบวัด EIT บนเว็บไซต์หน่วยงาน"


def source_rows():
    """Return the document from its title to its last result, a list of cells a line, as a scan left it."""
    lines = SOURCE.read_text(encoding="utf-8").split(LAST_LINE)[0].splitlines()
    return [line.split("\t") for line in [*lines, LAST_LINE]]


def row(number="1", title="มาตรการ", steps="- ขั้น", divisions="- กองคลัง", period=PERIOD, results="- ผล"):
    return [number, title, steps, divisions, period, results]


def xlsx(rows, *, merged=(), name="ตาราง.xlsx"):
    """Return an upload of a workbook with these rows and merged ranges ("A2:A3")."""
    workbook = openpyxl.Workbook()
    for cells in rows:
        workbook.active.append(list(cells))
    for cells in merged:
        workbook.active.merge_cells(cells)
    data = BytesIO()
    workbook.save(data)
    return SimpleUploadedFile(name, data.getvalue())


def delimited(rows, *, separator=",", encoding="utf-8-sig", name="ตาราง.csv"):
    """Return an upload of these rows as text, every cell in quotes."""
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in cells] for cells in rows)
    text = "\r\n".join(separator.join(cells) for cells in quoted)
    return SimpleUploadedFile(name, text.encode(encoding))


def table_of(rows):
    """Return what the importer reads of these rows on a day of fiscal year 2566."""
    return read_table(sheet_of(rows), fiscal_year=2566, today=TODAY)


def draft(*rows):
    """Return what it reads of these rows below the usual headings."""
    return table_of([HEADINGS, *rows])


def doubts(found):
    """Return (row, whether it stops the import) for each doubt."""
    return [(doubt.row, doubt.blocks) for doubt in found.doubts]
