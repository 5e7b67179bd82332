"""An uploaded file into rows of text: what kind it is, and what is too much."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

from common import thai, uploads

from . import delimited, workbooks

ACCEPT = ".xlsx,.csv,.tsv"
MOST_BYTES = 5 * 1024 * 1024
READERS = {".xlsx": workbooks.rows, ".csv": delimited.rows, ".tsv": delimited.rows}
OLD = "ไฟล์ .xls เป็นรูปแบบเก่าที่อ่านไม่ได้ โปรดเปิดด้วยโปรแกรมตารางคำนวณ เลือก “บันทึกเป็น” ชนิด .xlsx แล้วนำเข้าใหม่"


def read_rows(upload):
    """Return the rows of an uploaded table as lists of text cells, blank rows included.

    Raises ValidationError with a Thai sentence for every other kind of file and for one that is too large or broken.
    """
    ending = PurePosixPath(uploads.safe_name(upload.name)).suffix
    if ending == ".xls":
        raise ValidationError(OLD)
    if ending not in READERS:
        raise ValidationError("รับเฉพาะไฟล์ .xlsx .csv และ .tsv")
    if upload.size > MOST_BYTES:
        raise ValidationError(f"ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {thai.format_bytes(MOST_BYTES)}")
    if not upload.size:
        raise ValidationError("ไฟล์ว่างเปล่า โปรดเลือกไฟล์อื่น")
    return READERS[ending](upload)
