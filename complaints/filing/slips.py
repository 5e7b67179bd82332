"""Receipt codes that can't be one: slips of the hand, told as what they are and counted against nobody."""

import re
import unicodedata

from common.thai import to_thai_digits

from ..sealing import receipts
from ..sealing.errors import BadReceipt

CASE_NUMBER = re.compile(r"[0-9a-f]{8}", re.IGNORECASE)

MOST_TOLD = 5  # foreign signs that are named


def slip(typed: str) -> str:
    """Return in Thai what keeps a typed code from being one; empty when it may be right."""
    signs = "".join(typed.split())
    if not signs:
        return "โปรดกรอกรหัสติดตามเรื่อง"
    if CASE_NUMBER.fullmatch(signs):
        return "นี่คือหมายเลขเรื่อง ๘ ตัว ไม่ใช่รหัสติดตามเรื่อง รหัสเป็นตัวเลข ๒๘ ตัวที่แสดงเมื่อส่งเรื่อง"
    if foreign := [sign for sign in signs if unicodedata.category(sign)[0] in "LMS"]:
        told = " ".join(f"“{sign}”" for sign in dict.fromkeys(foreign[:MOST_TOLD]))
        return f"รหัสมีแต่ตัวเลข แต่ที่กรอกมีตัวอักษรหรือเครื่องหมายอื่นปนอยู่ คือ {told} โปรดตรวจอีกครั้ง"
    if (count := sum(sign.isdecimal() for sign in signs)) != receipts.DIGITS:
        return _count(count)
    try:
        receipts.normalise(typed)
    except BadReceipt:
        return "มีเลขผิดหรือสลับที่กันอย่างน้อยหนึ่งตัว โปรดเทียบกับที่จดไว้ทีละสี่ตัว"
    return ""


def _count(count: int) -> str:
    missing = receipts.DIGITS - count
    much = f"ขาด {missing} ตัว" if missing > 0 else f"เกิน {-missing} ตัว"
    return to_thai_digits(f"กรอกมา {count} ตัว {much} รหัสมี {receipts.DIGITS} ตัว โปรดเทียบกับที่จดไว้ทีละสี่ตัว")
