"""Sentences that the page and the report share."""

from decimal import Decimal

from common import thai

from ..editions.results import Results, TypedAlone

HIDDEN = "คำตอบน้อยกว่า ๕ หรือทำให้คำนวณย้อนได้ จึงไม่แสดง"
STEP = Decimal("0.01")


def reached(said: Results) -> str:
    """Return "ได้คำตอบ ๒๑๔ ชุด ควรได้อย่างน้อย ๒๙๘ ชุด", without the second number where the population is not known."""
    got = f"ได้คำตอบ {thai.format_number(said.number)} ชุด"
    return f"{got} ควรได้อย่างน้อย {thai.format_number(said.wanted)} ชุด" if said.wanted else got


def marks(said: Results) -> str:
    """Return what n counts, which is more than the people who answered wherever several questions are put together."""
    asked = thai.format_number(sum(len(aspect.questions) for aspect in said.aspects))
    return f"n คือจำนวนคะแนนที่ได้รับ หนึ่งชุดให้คะแนนได้ถึง {asked} ข้อ ผลของหลายข้อรวมกันจึงมี n มากกว่าจำนวนผู้ตอบ"


def typed_alone(one: TypedAlone) -> str:
    """Return that one person typed so many paper slips twice, and why nobody else did."""
    return f"แบบกระดาษ {thai.format_number(one.slips)} ใบ คนเดียวกรอกทั้งสองครั้ง เพราะ{one.reason}"


def cuts(said: Results) -> str:
    """Return how a mean is read, as offices write it: "๔.๕๑–๕.๐๐ มากที่สุด · ๓.๕๑–๔.๕๐ มาก …"."""
    tops = [Decimal("5.00"), *(level.least - STEP for level in said.levels)]
    read = (f"{level.least:.2f}–{top:.2f} {level.word}" for level, top in zip(said.levels, tops, strict=False))
    return thai.to_thai_digits(" · ".join(read))
