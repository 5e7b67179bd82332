"""An uploaded or pasted table into sheets of text: what kind it is, and what is too much."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from common import thai, uploads
from common.later import later

from . import delimited, webpages, workbooks
from .sheets import Sheet

MOST_BYTES = 10 * 1024 * 1024
_BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
READERS = {
    **dict.fromkeys(_BOOKS, workbooks.sheets),
    **dict.fromkeys((".csv", ".tsv", ".txt"), delimited.sheets),
    **dict.fromkeys((".html", ".htm"), webpages.sheets),
    ".docx": later("measures.importing.documents.sheets"),
    ".pdf": later("measures.importing.pdfs.sheets"),
}
ACCEPT = ",".join(READERS)
TAKEN = "รับไฟล์ Excel (.xlsx .xls) OpenDocument (.ods) Word (.docx) CSV และ PDF ที่มีตัวอักษร"
ADVICE = {
    ".doc": "ไฟล์ .doc เป็น Word รุ่นเก่าที่อ่านไม่ได้ โปรดเปิดด้วย Word เลือก “บันทึกเป็น” ชนิด .docx แล้วนำเข้าใหม่ หรือคัดลอกตารางมาวางในช่องวางตาราง",
    ".odt": "โปรดบันทึกเป็น .docx แล้วนำเข้าใหม่ หรือคัดลอกตารางมาวางในช่องวางตาราง",
}


def read_sheets(upload: UploadedFile) -> list[Sheet]:
    """Return the sheets of an uploaded table.

    Raises ValidationError with a Thai sentence for every other kind of file and for one that is too large or broken.
    """
    ending = PurePosixPath(uploads.safe_name(upload.name or "")).suffix
    if ending not in READERS:
        raise ValidationError(ADVICE.get(ending, TAKEN))
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(f"ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {thai.format_bytes(MOST_BYTES)}")
    if not upload.size:
        raise ValidationError("ไฟล์ว่างเปล่า โปรดเลือกไฟล์อื่น")
    data = upload.read()
    uploads.scan(data)
    read = webpages.sheets if webpages.is_page(data) else READERS[ending]
    return _with_something(read(data))


def read_rows(upload: UploadedFile) -> list[list[str]]:
    """Return the rows of the first sheet that has any, for tables of another kind; raises as `read_sheets` does."""
    return read_sheets(upload)[0].rows


def read_pasted(text: str) -> list[Sheet]:
    """Return the sheet of a pasted table; raises ValidationError when it is none."""
    return _with_something(delimited.pasted(text))


def _with_something(sheets: list[Sheet]) -> list[Sheet]:
    found = [sheet for sheet in sheets if any(map(any, sheet.rows))]
    if not found:
        raise ValidationError("ไม่พบตารางในไฟล์นี้ โปรดตรวจว่าเลือกไฟล์ถูกต้อง")
    return found
