"""The results of an edition as the table that offices hand in, in every format."""

from collections.abc import Iterator

from common import thai
from common.exports import Column, Report, Signature
from publishing import papers
from publishing.models import Edition

from ..editions.results import Figures, Results
from . import printed
from .printed.figures import row
from .words import HIDDEN

COLUMNS = (
    Column("section", "ส่วนของตาราง", width=14, about="ด้านและข้อคำถาม ภาพรวม รายบริการ หรือรายส่วนราชการ"),
    Column("name", "รายการประเมิน", width=44),
    Column("number", "จำนวนผู้ตอบ (ชุด)", "number", 9, "ของภาพรวม บริการ และส่วนราชการ"),
    Column("n", "จำนวนคะแนน (n)", "number", 9, "จำนวนคะแนนที่ได้รับ หนึ่งชุดให้คะแนนได้ข้อละหนึ่ง หลายข้อรวมกันจึงมากกว่าจำนวนผู้ตอบ"),
    *(Column(f"m{mark}", thai.to_thai_digits(mark), "number", 7, f"จำนวนที่ให้ {mark} คะแนน") for mark in (5, 4, 3, 2, 1)),
    Column("mean", "ค่าเฉลี่ย", "number", 8, "ค่าเฉลี่ย ปัดครึ่งขึ้น"),
    Column("deviation", "S.D.", "number", 8, "ส่วนเบี่ยงเบนมาตรฐานของกลุ่มตัวอย่าง (n − 1)"),
    Column("percent", "ร้อยละความพึงพอใจ", "number", 11, "ค่าเฉลี่ยก่อนปัด หาร ๕ คูณ ๑๐๐"),
    Column("satisfied", "ร้อยละของผู้ที่พึงพอใจ (๔–๕)", "number", 13, "ส่วนของคำตอบที่ให้ ๔ หรือ ๕"),
    Column("level", "ระดับ", width=12),
    Column("order", "ลำดับ", "number", 8, "ลำดับตามค่าเฉลี่ยในกลุ่มเดียวกัน"),
    Column("note", "หมายเหตุ", width=20, about="เหตุที่ไม่แสดงตัวเลข"),
)


def report(edition: Edition) -> Report:
    """Return the report of one edition."""
    said = edition.said
    return papers.report(
        edition,
        "รายงานผลการสำรวจความพึงพอใจของผู้รับบริการ",
        COLUMNS,
        list(rows(said)),
        stem="ผลสำรวจความพึงพอใจ",
        cover=printed.cover(said),
        preamble=(printed.summary(said),),
        chapters=printed.chapters(said),
        signature=Signature(),
    )


def rows(said: Results) -> Iterator[dict]:
    """Yield the lines of the table: each aspect with its questions, the whole, then services and divisions."""
    for place, aspect in enumerate(said.aspects, start=1):
        yield _row("ด้าน", f"{thai.to_thai_digits(place)}. {aspect.name}", aspect.figures)
        for number, question in enumerate(aspect.questions, start=1):
            yield _row("ข้อคำถาม", f"{thai.to_thai_digits(f'{place}.{number}')} {question.text}", question.figures)
    yield _row("ภาพรวม", "ภาพรวมทุกด้าน", said.total, said.number)
    for section, found in (("รายบริการ", said.services), ("รายส่วนราชการ", said.divisions)):
        for one in found:
            yield _row(section, f"{section}: {one.name}", one.figures, one.number)


def _row(section: str, name: str, found: Figures | None, number: int | None = None) -> dict:
    if found is None:
        empty = {column.key: None for column in COLUMNS}
        return empty | {"section": section, "name": f"{name} ({HIDDEN})", "level": "", "note": HIDDEN}
    return row(name, found, section=section, number=number, note="")
