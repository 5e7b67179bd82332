"""How a framework is told of that a year borrows from another: each year by its number, since two of them speak of "this year"."""

import re

from common import thai

# What the first editions said of it, followed by the source of the other year.
_ASKING = re.compile(r" ?โปรดตรวจกับคู่มือการประเมินของสำนักงาน ป\.ป\.ช\.")
_UNNUMBERED = re.compile(r"ยังไม่ทราบกรอบของปีนี้ ใช้กรอบปีงบประมาณ พ\.ศ\. ([๐-๙]{4}) ไปก่อน ")


def told(fiscal_year: int, lender: int, source: str) -> str:
    """Return in Thai that a year has no framework of its own and uses that of `lender`, whose `source` says where it is from."""
    year, other = thai.to_thai_digits(fiscal_year), thai.to_thai_digits(lender)
    of_other = source.replace("ปีนี้", f"ปี {other}")
    return f"ยังไม่พบคู่มือการประเมินของปี {year} จึงใช้น้ำหนักและเกณฑ์ของปี {other} ไปก่อน (ที่มาของปี {other}: {of_other})"


def retold(text: str, fiscal_year: int) -> str:
    """Return what an edition of this year says of its framework's source, with the years that the first editions left out."""
    match = _UNNUMBERED.match(text)
    return without_asking(told(fiscal_year, int(match[1]), text[match.end() :]) if match else text)


def without_asking(text: str) -> str:
    """Return where something comes from, without the request to staff that the first editions end with."""
    return _ASKING.sub("", text)
