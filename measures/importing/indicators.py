"""Which indicator of the assessment a measure belongs to, where its title tells it."""

import re

from ..frameworks.edition import Framework

DISCLOSURE = "การเปิดเผยข้อมูล"
# How titles word what an indicator is named; a year's budget ("ปีงบประมาณ") is a date.
_WORDED = {
    "การใช้งบประมาณ": re.compile("(?<!ปี)งบประมาณ"),
    "การใช้อำนาจ": re.compile("ใช้อำนาจ|บริหาร(?:งาน|ทรัพยากร)บุคคล"),
    "การใช้ทรัพย์สินของราชการ": re.compile("ทรัพย์สิน(?:ของ|ทาง)*ราชการ"),
    "คุณภาพการดำเนินงาน": re.compile("คุณภาพการ(?:ดำเนินงาน|ให้บริการ)"),
    "ประสิทธิภาพการสื่อสาร": re.compile("การสื่อสาร"),
    "การปรับปรุงการทำงาน": re.compile("ปรับปรุง(?:ระบบ|กระบวน|วิธี|ขั้นตอน)?การทำงาน"),
}


def told_indicator(title: str, framework: Framework) -> int | None:
    """Return the one indicator that a measure's title tells, None where it tells none or several.

    Of what is disclosed and that it is disclosed, what is disclosed counts: "เปิดเผยข้อมูลการใช้จ่ายงบประมาณ" is about the budget.
    """
    told = [row for row in framework.indicators if _worded(row.name).search(title)]
    if len(told) > 1:
        told = [row for row in told if row.name != DISCLOSURE]
    return told[0].number if len(told) == 1 else None


def guessed_indicator(number: int, framework: Framework) -> int | None:
    """Return the indicator that stands in a measure's place, None where there is none: a guess to be shown as one."""
    return number if framework.indicator(number) else None


def _worded(name: str) -> re.Pattern[str]:
    return _WORDED.get(name) or re.compile(re.escape(name.removeprefix("การ")))
