"""CSV and tab-separated text: whatever encoding and separator the office's program wrote."""

import csv
from io import StringIO

from django.core.exceptions import ValidationError

from common import thai

from .limits import MOST_COLUMNS, limited

SEPARATORS = "\t,;"


def rows(upload):
    """Return the rows of the text; raises ValidationError when it is no text table."""
    text = _decoded(upload.read())
    if "\x00" in text:
        raise ValidationError("ไฟล์นี้ไม่ใช่ CSV โปรดตรวจว่าเลือกไฟล์ถูกต้อง")
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text))
    try:
        return limited([thai.clean_text(cell) for cell in row[:MOST_COLUMNS]] for row in reader)
    except csv.Error as broken:
        raise ValidationError(
            f"อ่านบรรทัดที่ {thai.format_number(reader.line_num)} ไม่ได้ โปรดบันทึกไฟล์ใหม่แล้วลองอีกครั้ง"
        ) from broken


def _decoded(data):
    """Return the text. Excel writes UTF-16 for "Unicode text" and, on Thai Windows, cp874 for plain CSV."""
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp874"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError("อ่านตัวอักษรในไฟล์ไม่ได้ โปรดบันทึกเป็น CSV UTF-8 แล้วลองอีกครั้ง")


def _separator(text):
    """Return the separator of the line that names the columns, or of the first line."""
    lines = text.splitlines()
    heading = next((line for line in lines if "ลำดับ" in line and "ผู้รับผิดชอบ" in line), lines[0] if lines else "")
    return max(SEPARATORS, key=heading.count)
