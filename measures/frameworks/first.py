"""What an edition means that names no framework: those published before a year's framework was data, and those that agree.

The ten indicators and three instruments stand since fiscal year 2562, the bands since 2566.
"""

from decimal import Decimal
from functools import cache

from publishing.contents import Content

from .edition import Band, Framework, Indicator, Instrument

INSTRUMENTS = [
    Instrument("IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", Decimal(30)),
    Instrument("EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", Decimal(30)),
    Instrument("OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ", Decimal(40)),
]
MEASURED = {
    "IIT": ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"),
    "EIT": ("คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน"),
    "OIT": ("การเปิดเผยข้อมูล", "การป้องกันการทุจริต"),
}
LETTERS = {"AA": 95, "A": 85, "B": 75, "C": 65, "D": 55, "E": 50, "F": 0}
BANDS = [
    Band("ผ่านดีเยี่ยม", 95, 95),
    Band("ผ่านดี", 85, 85),
    Band("ผ่าน", 85, None),
    Band("ต้องปรับปรุง", 70, None),
    Band("ต้องปรับปรุงโดยด่วน", 0, None),
]
LAST_YEAR_OF_LETTERS = 2565


@cache
def framework(fiscal_year: int) -> Framework:
    """Return what an edition of that fiscal year (พ.ศ.) means when it names no framework."""
    named = [(name, code) for code, names in MEASURED.items() for name in names]
    indicators = [Indicator(number, name, code) for number, (name, code) in enumerate(named, start=1)]
    if fiscal_year <= LAST_YEAR_OF_LETTERS:
        letters = [Band(name, least, None) for name, least in LETTERS.items()]
        return Framework("ระดับผลการประเมิน AA ถึง F", INSTRUMENTS, indicators, letters)
    return Framework("เกณฑ์ระดับผ่าน", INSTRUMENTS, indicators, BANDS)


def named(said: Content) -> Framework:
    """Return the framework of what an edition says of a fiscal year: its own, or the one it means by naming none."""
    return said.framework or framework(said.fiscal_year)  # type: ignore[attr-defined]


def unless_meant(found: Framework, fiscal_year: int) -> Framework | None:
    """Return a framework as an edition of that year writes it: None for the one that it means by naming none."""
    return None if found == framework(fiscal_year) else found
