"""How it was asked, and who answered."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from common import thai
from common.exports import Chapter, Column

from ...editions.results import Results
from ...tally.rounding import share
from ..words import cuts, marks, reached, typed_alone

COLUMNS = (
    Column("group", "ข้อมูลทั่วไป", width=30),
    Column("label", "รายการ", width=40),
    Column("number", "จำนวน (คน)", "number", 15),
    Column("percent", "ร้อยละ", "number", 15),
)


def method(said: Results) -> Iterator[Chapter]:
    """Yield how the survey was made: whom it asked, how many answers were wanted, with which questions, how they are read."""
    yield Chapter("วิธีการสำรวจ", (_sample(said), _questions(said), _reading(said), *map(typed_alone, said.typed_alone)))


def _sample(said: Results) -> str:
    days = f"สำรวจผู้มารับบริการระหว่าง {thai.format_range(said.starts, said.ends)}"
    if not said.population or not said.wanted:
        return f"{days} {reached(said)} ไม่ได้ระบุจำนวนผู้รับบริการทั้งหมด จึงไม่ได้คำนวณขนาดกลุ่มตัวอย่าง"
    return thai.to_thai_digits(
        f"{days} ประชากร คือ ผู้รับบริการ {thai.format_number(said.population)} คน ขนาดกลุ่มตัวอย่างตามสูตรของ Taro Yamane "
        f"n = N ÷ (1 + Ne²) ที่ความคลาดเคลื่อน (e) 0.05 ได้ {thai.format_number(said.wanted)} คน "
        f"เก็บคำตอบได้ {thai.format_number(said.number)} คน คิดเป็นร้อยละ {share(said.number, said.population)} ของประชากร"
    )


def _questions(said: Results) -> str:
    names = " ".join(f"({place}) {aspect.name}" for place, aspect in enumerate(said.aspects, start=1))
    asked = sum(len(aspect.questions) for aspect in said.aspects)
    return thai.to_thai_digits(
        f"เครื่องมือที่ใช้ คือ {said.form} แบบมาตราส่วนประมาณค่า 5 ระดับ {len(said.aspects)} ด้าน {asked} ข้อ ได้แก่ {names} "
        f"ข้อใดไม่เกี่ยวข้องผู้ตอบข้ามได้ จำนวนคะแนน (n) จึงแสดงไว้ทุกข้อ {marks(said)}"
    )


def _reading(said: Results) -> str:
    return thai.to_thai_digits(
        "สถิติที่ใช้ คือ ความถี่ ร้อยละ ค่าเฉลี่ย (x̄) และส่วนเบี่ยงเบนมาตรฐาน (S.D. ใช้ n − 1) ปัดทศนิยมครึ่งขึ้น "
        "ร้อยละความพึงพอใจ = ค่าเฉลี่ยก่อนปัด ÷ 5 × 100 ส่วนร้อยละของผู้ที่พึงพอใจ = ส่วนของคำตอบที่ให้ 4 หรือ 5 "
        f"แปลผลค่าเฉลี่ยดังนี้ {cuts(said)}"
    )


def respondents(said: Results) -> Iterator[Chapter]:
    """Yield the table of who answered, group by group, each with its sum."""
    groups = [(name, list(rows)) for name, rows in groupby(said.respondents, key=attrgetter("group"))]
    rows = [row for name, shares in groups for row in _group(name, shares, said.number)]
    largest = [(name, max(shares, key=attrgetter("number"))) for name, shares in groups]
    found = " ".join(f"เมื่อจำแนกตาม{name} ผู้ตอบมากที่สุดคือ {one.label} ร้อยละ {one.percent}" for name, one in largest)
    caption = "จำนวนและร้อยละของผู้ตอบแบบสำรวจ"
    yield Chapter("ข้อมูลทั่วไปของผู้ตอบแบบสำรวจ", (), caption, COLUMNS, tuple(rows), findings=(thai.to_thai_digits(found),))


def _group(name: str, shares: list[Any], number: int) -> Iterator[dict[str, Any]]:
    for place, one in enumerate(shares):
        yield {"group": "" if place else name, "label": one.label, "number": one.number, "percent": one.percent}
    yield {"group": "", "label": "รวม", "number": number, "percent": share(number, number)}
