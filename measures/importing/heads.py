"""The lines above a table: which of them is the plan's title, and what is its preamble."""

import re

_GOES_ON = re.compile("ประจำปี|ปีงบประมาณ|ของ|พ.ศ.")
_LONGEST_REST = 100
_LONGEST_HEAD = 120
_MEMO = re.compile(r"\s*บันทึกข้อความ\s*$")
# The head of a memorandum: who writes, its number and date, to whom.
_MEMO_HEAD = re.compile(r"\s*(?:บันทึกข้อความ\s*$|ส่วนราชการ\s|ที่\s|วันที่\s|เรียน\s)")
# What stands over a title on a paper of an office: what paper it is, whose, its number; sentences are none.
_HEAD = re.compile(
    r"\s*(?:ประกาศ(?!มาตรการ|แผน|ใช้|นโยบาย|เจตน)|คำสั่ง|เอกสาร(?:แนบ|ประกอบ)|(?:บัญชี)?แนบท้าย|ภาคผนวก|ที่\s|(?:ลง)?วันที่\s"
    r"|[(]?\s*(?:ร่าง|สำเนา(?:คู่ฉบับ)?)\s*[)]?\s*$|องค์การบริหารส่วน|อบ[ตจ]\.?|เทศบาล|สำนัก(?:งาน|ปลัด)|กอง|อำเภอ|จังหวัด|ตำบล|ส่วนราชการ|หน่วยงาน)"
)
_SENTENCE = re.compile("ได้|จึง|ดังนี้|ดังต่อไปนี้")
_RULE = re.compile(r"[\s*.…_=–—-]*")
_SUBJECT = re.compile(r"\s*(?:(?:ประกาศ|คำสั่ง|เอกสาร|แนบท้าย)[^\n]{0,300}?)?เรื่อง\s*(?::\s*|\s)(.+)")
_PLAN = re.compile(r"\s*(?:[(]\s*ร่าง\s*[)]\s*)?(?:มาตรการ|แผน|รายงาน|แนวทาง|นโยบาย|โครงการ|ตาราง|สรุป|กรอบ|แบบ|การ|ผล)")
# What a paper does with the plan is not the plan's name: "ขออนุมัติมาตรการ…", "(ร่าง) มาตรการ…".
_ASKS = re.compile(
    r"\s*(?:(?:ขออนุมัติ|ขอความเห็นชอบ|ขอเสนอ|ขอส่ง|ขอรายงาน)(?:ประกาศใช้|ใช้)?\s*)?(?:[(]\s*ร่าง\s*[)]\s*)?(?=มาตรการ|แผน|รายงาน|แนวทาง|ผล)"
)


def title_and_preamble(lines: list[str]) -> tuple[str, str]:
    """Return the (title, preamble) that the lines above a table say, "" for none.

    The title is the subject of a memorandum, an announcement or an order, else the first line below the paper's head.
    """
    lines = [line for line in lines if not _RULE.fullmatch(line)]
    if any(map(_MEMO.match, lines)):
        lines = [line for line in lines if not _MEMO_HEAD.match(line)]
    title, *rest = _subject_first(lines) or [""]
    if rest and _GOES_ON.match(rest[0]) and len(rest[0]) < _LONGEST_REST:
        title = f"{title} {rest.pop(0)}"
    return _ASKS.sub("", title, count=1), "\n".join(rest)


def parts_of_head(line: str) -> list[str]:
    """Return what a line above the table says, apart: what stands before a subject, and the subject as a title has it."""
    subject = _SUBJECT.match(line)
    before, told = (line[: subject.start(1)], subject[1]) if subject else ("", line)
    return [before.strip().removesuffix(":").strip().removesuffix("เรื่อง"), _ASKS.sub("", told, count=1)]


def lines_of(cell: str) -> list[str]:
    """Return what a cell above the table says: each line of a paper's head by itself, all that follows as one text."""
    lines = cell.split("\n")
    count = _heads(lines[:-1])
    return [*lines[:count], "\n".join(lines[count:])]


def _subject_first(lines: list[str]) -> list[str]:
    """Return the lines without what stands over the title."""
    place = next((n for n, line in enumerate(lines) if _SUBJECT.match(line)), None)
    if place is not None:
        above = [line for line in lines[:place] if not _is_head(line)]
        return [_SUBJECT.sub(r"\1", lines[place], count=1), *lines[place + 1 :], *above]
    below = lines[_heads(lines) :]
    return below if below and _PLAN.match(below[0]) else lines


def _heads(lines: list[str]) -> int:
    """Return how many lines a paper's head has."""
    return next((n for n, line in enumerate(lines) if not _is_head(line)), len(lines))


def _is_head(line: str) -> bool:
    return bool(_HEAD.match(line)) and len(line) <= _LONGEST_HEAD and not _SENTENCE.search(line)
