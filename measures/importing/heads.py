"""The lines above a table: which of them is the plan's title, and what is its preamble."""

import re

_GOES_ON = re.compile("ประจำปี|ปีงบประมาณ|ของ|พ.ศ.")
_LONGEST_REST = 100
_MEMO = re.compile(r"\s*บันทึกข้อความ\s*$")
# The head of a memorandum: who writes, its number and date, to whom.
_MEMO_HEAD = re.compile(r"\s*(?:บันทึกข้อความ\s*$|ส่วนราชการ\s|ที่\s|วันที่\s|เรียน\s)")
_SUBJECT = re.compile(r"\s*เรื่อง\s+(.+)")


def title_and_preamble(lines: list[str]) -> tuple[str, str]:
    """Return the (title, preamble) that the lines above a table say, "" for none; of a memorandum its subject."""
    if any(map(_MEMO.match, lines)):
        lines = _of_a_memorandum(lines)
    title, *rest = lines or [""]
    if rest and _GOES_ON.match(rest[0]) and len(rest[0]) < _LONGEST_REST:
        title = f"{title} {rest.pop(0)}"
    return title, "\n".join(rest)


def _of_a_memorandum(lines: list[str]) -> list[str]:
    """Return the lines without the head of a memorandum, its subject first."""
    kept = [line for line in lines if not _MEMO_HEAD.match(line)]
    subjects = [match[1] for match in map(_SUBJECT.match, kept) if match]
    return [*subjects[:1], *(line for line in kept if not _SUBJECT.match(line))]
