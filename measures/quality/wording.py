"""What can be wrong with a text itself: HTML, bullets, digits, and the sentence about gifts turned round."""

import re

from common import thai

# "ตุลาคม – ธันวาคม" is a period, not a list.
_MONTH = "|".join(map(re.escape, (*thai.MONTHS, *thai.SHORT_MONTHS)))
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,8}|#\d{1,5});")
_BULLET = re.compile(
    rf"^[^\S\n]*(?:[-–—•·●▪◦»*]|[0-9๐-๙]{{1,2}}[.)]\s)|(?<![0-9๐-๙\s])\s+[-–—•·●▪◦»*]\s*(?!{_MONTH})(?=[ก-ฮเ-ไ])",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)[^\s@]+@\S+")
_GIFT = re.compile(r"รับ\s*ของขวัญ")
_REFUSAL = re.compile("ไม่|งด|ปฏิเสธ")
NEAR = 24


def wording_problems(text: str) -> list[tuple[str, str]]:
    """Return (code, what is wrong as a Thai clause) for each problem of one text."""
    return [(code, clause) for code, clause, found in RULES if found(text)]


def _mixes_digits(text: str) -> bool:
    plain = _ADDRESS.sub("", text)
    return bool(re.search("[๐-๙]", plain) and re.search("[0-9]", plain))


def _takes_gifts(text: str) -> bool:
    """Return whether some "รับของขวัญ" has no word of refusal in the NEAR characters before it or right after."""
    return any(
        not _REFUSAL.search(text[max(0, gift.start() - NEAR) : gift.end() + NEAR]) for gift in _GIFT.finditer(text)
    )


RULES = (
    (
        "gift-wording",
        "กล่าวถึง “รับของขวัญ” โดยไม่มีคำว่า ไม่ งด หรือปฏิเสธ อยู่ใกล้กัน โปรดตรวจว่าความหมายไม่กลับกัน",
        _takes_gifts,
    ),
    ("leftover-html", "มีรหัส HTML ค้างอยู่", _TAG.search),
    ("leftover-bullet", "มีเครื่องหมายหัวข้อหรือเลขข้อค้างอยู่", _BULLET.search),
    ("mixed-digits", "มีทั้งเลขไทยและเลขอารบิก", _mixes_digits),
)
