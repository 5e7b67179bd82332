"""What stands in a cell where nothing is filled in yet: dotted lines, strokes, words that say there is nothing."""

import re

from .sheets import Copied, Typed

# "........ (ระบุ)" with a bullet or without: a line to write on and who should.
_BLANK = re.compile(
    r"\s*(?:(?:[-–—•*]|[0-9๐-๙]{1,2}[.)])\s*)?(?:[.…_]{2}|…|[\\/])[\s.…_\\/-]*+(?:[(]?\s*(?:โปรด)?ระบุ\s*[)]?[\s.…_]*)?"
)
_FILLED_LATER = re.compile(r"[.]{3,}|…+|_{3,}")
_NONE = re.compile(
    r"(?:ยัง)?ไม่(?:มี|ปรากฏ)(?:ผล|ข้อมูล|รายงาน)?(?:การ(?:ดำเนินงาน|ดำเนินการ))?"
    r"|(?:อยู่ระหว่าง)?รอ(?:การ)?(?:สรุป|รายงาน|ดำเนินการ|ข้อมูล)?(?:ผล)?(?:การ(?:ดำเนินงาน|ดำเนินการ))?"
    r"|ยังไม่(?:ได้)?รายงาน(?:ผล)?|(?:โปรด)?ระบุ|n/?a|none|tbd"
)


def without_blanks(cell: str) -> str:
    """Return a cell without the lines that hold nothing but dots and strokes to write on."""
    lines = cell.split("\n")
    kept = [line for line in lines if not _BLANK.fullmatch(line)]
    if len(kept) == len(lines):
        return cell
    kind = next((kind for kind in (Copied, Typed) if isinstance(cell, kind)), str)
    return kind("\n".join(kept))


def says_none(text: str) -> bool:
    """Return whether a result says only that there is none yet ("รอผล", "(ยังไม่มี)", "N/A")."""
    return bool(_NONE.fullmatch(re.sub(r"[\s().…_-]", "", text).lower()))


def has_blank(text: str) -> bool:
    """Return whether a text holds a line to write on ("จัดอบรม ........ ครั้ง")."""
    return bool(_FILLED_LATER.search(text))
