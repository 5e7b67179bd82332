"""Rows of a sheet that are no part of its table: signatures, notes, what stands below the last measure."""

import re

from .sheets import Copied

_SIGNED = re.compile(
    r"[\s*#(–—-]*(?:ลงชื่อ|ลงนาม|(?:นาย|นาง|นางสาว|น\.ส\.|ว่าที่ร้อย\S{0,20}|จ่าเอก|พันจ่า\S{0,20})\s?[ก-๙]+\s+[ก-๙]+\s*[)]?\s*$|ตำแหน่ง"
    r"|ผู้(?:จัดทำ|ตรวจ|รายงาน|อนุมัติ|เห็นชอบ|รับรอง)(?:สอบ|ข้อมูล)?\s*$|หมายเหตุ|ประกาศ ณ|วันที่\s*[.…_]|รวม(?:ทั้งสิ้น)?(?:\s*[0-9๐-๙]+\s*\S{0,12})?\s*$|หน้า(?:ที่)?\s*[0-9๐-๙]+\s*$)"
    r"|จึง(?:ประกาศ|เรียน|แจ้ง|ออก(?:ประกาศ|คำสั่ง))|.*(?:\.{8}|…{3}|_{6})"
)
_BULLET = re.compile(r"\s*[-–—•*]")
_PAGE = re.compile(r"\s*[-–—]?\s*[0-9๐-๙]{1,3}\s*[-–—]?\s*")
_MOST_CELLS = 2


def is_signature(row: list[str]) -> bool:
    """Return whether one of the few cells of a row, or each of many, is a signature line, a note or a page number."""
    own = [cell for cell in row if cell and not isinstance(cell, Copied)]
    if is_page_number(own):
        return True
    signed = [bool(_SIGNED.match(cell)) for cell in own]
    return any(signed) if len(own) <= _MOST_CELLS else all(signed)


def ends_a_paper(text: str) -> bool:
    """Return whether a text is what stands below a table: the closing words of an announcement, a signature, a note."""
    return bool(_SIGNED.match(text))


def is_page_number(own: list[str]) -> bool:
    """Return whether the cells are one, and it says a page's number alone ("- ๒ -")."""
    return len(own) == 1 and bool(_PAGE.fullmatch(own[0]))


def is_item(text: str) -> bool:
    """Return whether a lone line begins with a bullet and is no page number ("- ๒ -") and no note ("*หมายเหตุ")."""
    return bool(_BULLET.match(text)) and not _PAGE.fullmatch(text) and not _SIGNED.match(text)


def is_alone(row: list[str]) -> bool:
    """Return whether a row has no more than two cells of its own and none of them a bullet."""
    own = [cell for cell in row if cell and not isinstance(cell, Copied)]
    return 0 < len(own) <= _MOST_CELLS and not any(_BULLET.match(cell) for cell in own)
