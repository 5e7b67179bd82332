"""What an office file would do when it is opened: fields and formulas that fetch, send or start a program."""

import re
from html import unescape

from .findings import refuse

LONGEST = 60
_FIELD = re.compile(r"<w:instrText[^<>]*>([^<]*)|w:instr=\"([^\"]*)\"")
_DDE_FIELD = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_FORMULA = re.compile(r"<(?:\w+:)?(?:f|formula|formula1|formula2|definedName)(?:\s[^<>]*)?>([^<]*)<")
_ACTIVE_FORMULA = re.compile(
    r"\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|IMAGE)\s*\(|\A(?>.*?[\w.]\s*\|).*!", re.IGNORECASE | re.DOTALL
)


def check_part(name: str, part: bytes) -> None:
    """Refuse a part of a Word or Excel file that would act by itself, naming what it is and the next step."""
    lower = name.lower()
    if lower.endswith("connections.xml") or "/querytables/" in lower:
        refuse("ไฟล์นี้มีการเชื่อมต่อข้อมูล (Connections) ที่ดึงข้อมูลใหม่เมื่อเปิด โปรดลบที่เมนู ข้อมูล > แบบสอบถามและการเชื่อมต่อ แล้วลองอีกครั้ง")
    text = part.decode("utf-8", "replace")
    if lower.startswith("word/") and _DDE_FIELD.search(unescape("".join(a or b for a, b in _FIELD.findall(text)))):
        refuse("ไฟล์นี้มีฟิลด์ DDE ที่สั่งเปิดโปรแกรมเมื่อเปิดไฟล์ โปรดลบฟิลด์นั้น (กด Alt+F9 เพื่อให้เห็นฟิลด์) แล้วลองอีกครั้ง")
    formulas = [unescape(found) for found in _FORMULA.findall(text)] if lower.startswith("xl/") else []
    if active := next(filter(_ACTIVE_FORMULA.search, formulas), None):
        refuse(
            f"ไฟล์นี้มีสูตรที่ดึงข้อมูลจากเว็บหรือสั่งเปิดโปรแกรม คือ {active.strip()[:LONGEST]} (ใน {name.rpartition('/')[2]}) "
            "โปรดคัดลอกแล้ววางเป็นค่าแทนสูตร แล้วลองอีกครั้ง"
        )
