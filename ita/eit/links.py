"""Which address an EIT page may lead to: NACC's own form of this office, or NACC's bare host, and nothing else."""

import re
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ValidationError

HOST = "itas.nacc.go.th"
BARE = f"https://{HOST}"
CODE_LENGTH = 6
EXAMPLE = f"{BARE}/go/eit/xxxxxx"

_CODE = re.compile(rf"[0-9A-Za-z]{{{CODE_LENGTH}}}", re.ASCII)
_PLAIN = re.compile(r"[!-~]+", re.ASCII)
_IIT = re.compile(r"/+go/+iit(/|$)", re.IGNORECASE)

IIT_REFUSED = (
    "ลิงก์นี้เป็นแบบวัด IIT สำหรับเจ้าหน้าที่ภายในเท่านั้น ห้ามเผยแพร่ เพราะคนภายนอกจะตอบแทนเจ้าหน้าที่ได้ โปรดใช้ลิงก์ EIT (มีคำว่า /go/eit/)"
)


def address(code: str) -> str:
    """Return the canonical address for an office's code; the bare host for ""."""
    return f"{BARE}/go/eit/{code}" if code else BARE


def validate_code(code: str) -> None:
    """Raise ValidationError unless `code` is an office's code: six ASCII letters or digits."""
    if not _CODE.fullmatch(code):
        raise ValidationError("รหัสหน่วยงานต้องเป็นตัวอักษรอังกฤษหรือตัวเลขอารบิก ๖ ตัว")


def read(text: str) -> str:
    """Return the office's code in an EIT link, "" for NACC's bare host.

    Accepts https://itas.nacc.go.th/go/eit/<code> and https://itas.nacc.go.th. Raises ValidationError with the reason
    for anything else: the IIT form, another host that looks alike, plain http, a port, a user name, added parameters.
    """
    text = text.strip()
    if not _PLAIN.fullmatch(text) or "\\" in text or "%" in text:
        _refuse("ลิงก์มีอักขระที่ใช้ไม่ได้ โปรดคัดลอกลิงก์จากระบบ ITAS อีกครั้ง")
    parts = _split(text)
    if parts.scheme != "https":
        _refuse(f"ลิงก์ต้องขึ้นต้นด้วย https:// เช่น {EXAMPLE}")
    if "@" in parts.netloc or ":" in parts.netloc:
        _refuse("ลิงก์ต้องไม่มีชื่อผู้ใช้หรือหมายเลขพอร์ต")
    if parts.netloc.lower() != HOST:
        _refuse(f"ลิงก์ต้องอยู่ที่ {HOST} ของสำนักงาน ป.ป.ช. เท่านั้น ลิงก์นี้อยู่ที่ {parts.netloc}")
    if _IIT.match(parts.path):
        _refuse(IIT_REFUSED)
    if "?" in text or "#" in text:
        _refuse("ลิงก์ต้องไม่มีส่วนต่อท้ายที่ขึ้นต้นด้วย ? หรือ #")
    return _code(parts.path)


def _split(text: str) -> SplitResult:
    try:
        return urlsplit(text)
    except ValueError:
        return _refuse("อ่านลิงก์นี้ไม่ได้ โปรดคัดลอกจากระบบ ITAS อีกครั้ง")


def _code(path: str) -> str:
    if path in ("", "/"):
        return ""
    start, _, code = path.removesuffix("/").rpartition("/")
    if start != "/go/eit":
        _refuse(f"ลิงก์ไม่ใช่แบบวัด EIT ลิงก์ที่ถูกต้องมีรูปแบบ {EXAMPLE}")
    validate_code(code)
    return code


def _refuse(sentence: str) -> NoReturn:
    raise ValidationError(sentence)
