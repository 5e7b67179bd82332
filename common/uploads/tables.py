"""CSV: text in UTF-8 without anything that a spreadsheet would run."""

import csv
import re
from io import StringIO

from common import thai

from .findings import LONGEST_TEXT, Findings, refuse

# "-5", "+66 2 123" and "- จัดประชุม (๑ ครั้ง)" are no formulas; "-2+3+cmd|' /C calc'!A0" and "+SUM(A1)" are.
_FORMULA = re.compile(r"\s*(?:[=@]|[+\-](?:[^|]*\|[^!]*!|\S*[A-Za-z]\())", re.DOTALL)


def check(data: bytes) -> Findings:
    """Return the Findings of a CSV file; refuses other encodings, binary data and formula cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse("ไฟล์ CSV ต้องเข้ารหัสแบบ UTF-8 โปรดบันทึกเป็น CSV UTF-8 แล้วลองอีกครั้ง")
    if "\x00" in text:
        refuse("ไฟล์นี้ไม่ใช่ CSV โปรดตรวจว่าเลือกไฟล์ถูกต้อง")
    try:
        for number, row in enumerate(csv.reader(StringIO(text)), start=1):
            if any(_FORMULA.match(cell) for cell in row):
                refuse(f"แถวที่ {thai.format_number(number)} มีสูตร ซึ่งโปรแกรมตารางคำนวณอาจสั่งทำงาน โปรดบันทึกเป็นค่าแทนสูตร")
    except csv.Error:
        refuse("อ่านไฟล์ CSV นี้ไม่ได้ โปรดบันทึกใหม่แล้วลองอีกครั้ง")
    return Findings(data, text=thai.clean_text(text)[:LONGEST_TEXT])
