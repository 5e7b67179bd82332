"""Spaces that a broken line left inside a Thai phrase. A space that a writer may have meant stays.

Thai is written without spaces between words, so where a column was too narrow its line breaks arrive as spaces in
mid-sentence. Two signs are sure: a word that needs what follows it, and a word that leans on what stands before it.
"""

import re

_NEEDS_WHAT_FOLLOWS = (
    r"(?<!สิ่ง)(?<!ข้าว)ของ",
    r"และ",
    r"เกี่ยวกับ",
    r"เกี่ยวกับการ",
    r"ในการ",
    r"ช่องทางการ",
    r"ผ่านทาง",
    r"ของทาง",
    r"พร้อมทั้ง",
    r"สำหรับ",
    r"ให้",
)
_LEANS_ON_WHAT_STANDS_BEFORE = (
    r"ของ(?!ขวัญ|กำนัล|ที่ระลึก|ชำร่วย|ว่าง)",
    r"ต่าง\s?ๆ",
    r"อย่าง",
    r"ในการ",
)
_PAIRS = (("รับ", "บริการ"), ("ผ่าน", "ช่องทาง|เว็บไซต์|ระบบ|สื่อ"))
_MARKS = "ะัาำิีึืฺุู็่้๊๋์ํ๎ๅ"
# "ของ อบต." is how an abbreviation is written.
_THAI = r"(?![ก-ฮ]{1,4}\.)(?=[ก-ฮเ-ไ])"
_TORN = re.compile(
    "|".join(
        [
            f"(?:{'|'.join(_NEEDS_WHAT_FOLLOWS)}) {_THAI}",
            f"(?<=[ก-๎ๆ]) (?={'|'.join(_LEANS_ON_WHAT_STANDS_BEFORE)})",
            *(f"(?:{before}) (?={after})" for before, after in _PAIRS),
        ]
    )
)


def _whole(piece: str) -> str:
    """Return a piece cut from a text without the marks of a letter that was cut off, and without other phrases."""
    return piece.strip().lstrip(_MARKS)


def mended(text: str) -> tuple[str, list[str]]:
    """Return (the text without such spaces, the places where one went, each as "before│after")."""
    places = []

    def join(match: re.Match[str]) -> str:
        start, end = match.start(), match.end()
        places.append(f"…{_whole(text[max(0, end - 16) : end - 1])}│{_whole(text[end : end + 16])}…")
        return text[start : end - 1]

    return _TORN.sub(join, text), places
