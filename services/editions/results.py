"""What an edition of a survey's results says (schema survey-1): finished figures, small groups already hidden."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import FileFacts, OfficeName

KIND = "survey"


class Figures(Content):
    """The printed figures of some marks; None where there are too few marks to have them."""

    n: Annotated[int, titled("จำนวนคำตอบ (n)", ge=0)]
    counts: Annotated[list[int], titled("ความถี่ของคะแนน", "จากคะแนนต่ำสุดไปสูงสุด")]
    mean: Annotated[Decimal | None, titled("ค่าเฉลี่ย (x̄)")]
    deviation: Annotated[Decimal | None, titled("ส่วนเบี่ยงเบนมาตรฐาน (S.D.)")]
    percent: Annotated[Decimal | None, titled("ร้อยละความพึงพอใจ")]
    satisfied: Annotated[Decimal | None, titled("ร้อยละของผู้ที่พึงพอใจ (๔–๕)")]
    level: Annotated[str, titled("ระดับความพึงพอใจ")]
    order: Annotated[int | None, titled("ลำดับที่")]

    @property
    def down(self) -> list[int]:
        """Return the counts from the highest mark to the lowest, as tables show them."""
        return self.counts[::-1]


class Question(Content):
    text: Annotated[str, titled("ข้อคำถาม")]
    figures: Annotated[Figures, titled("ผล")]


class Aspect(Content):
    name: Annotated[str, titled("ด้าน")]
    figures: Annotated[Figures, titled("ผล")]
    questions: Annotated[list[Question], titled("ข้อที่")]


class Row(Content):
    """A service or a division; its figures are None, and its aspects too, where they are hidden."""

    name: Annotated[str, titled("ชื่อ")]
    number: Annotated[int | None, titled("จำนวนผู้ตอบ")]
    figures: Annotated[Figures | None, titled("ผล")]
    aspects: Annotated[list[Decimal | None], titled("ร้อยละรายด้าน")]


class Share(Content):
    group: Annotated[str, titled("ข้อมูลทั่วไป")]
    label: Annotated[str, titled("รายการ")]
    number: Annotated[int, titled("จำนวน (คน)")]
    percent: Annotated[Decimal, titled("ร้อยละ")]


class Earlier(Content):
    label: Annotated[str, titled("รอบ")]
    n: Annotated[int, titled("จำนวนผู้ตอบ")]
    mean: Annotated[Decimal | None, titled("ค่าเฉลี่ย (x̄)")]
    percent: Annotated[Decimal | None, titled("ร้อยละความพึงพอใจ")]


class External(Content):
    """What somebody outside the office measured, in their words and figures."""

    measured_by: Annotated[str, titled("ผู้ประเมิน")]
    service: Annotated[str, titled("บริการ", "ว่างเมื่อเป็นผลรวม")]
    mean: Annotated[Decimal | None, titled("ค่าเฉลี่ย (x̄)")]
    percent: Annotated[Decimal | None, titled("ร้อยละความพึงพอใจ")]
    document: Annotated[FileFacts | None, titled("รายงานของผู้ประเมิน")]

    @property
    def title(self) -> str:
        """Return what a search calls the document."""
        return f"รายงานผลการประเมินความพึงพอใจโดย{self.measured_by}"


class TypedAlone(Content):
    """Paper slips of which one person typed both entries."""

    slips: Annotated[int, titled("จำนวน (ใบ)", ge=1)]
    reason: Annotated[str, titled("เหตุที่ไม่มีอีกคนหนึ่งกรอก")]


class Level(Content):
    least: Annotated[Decimal, titled("ตั้งแต่")]
    word: Annotated[str, titled("ระดับ")]


class Results(Content, tag_field="schema", tag="survey-1"):
    fiscal_year: Annotated[int, titled("ปีงบประมาณ", "พ.ศ.", ge=2400, le=2700)]
    part: Annotated[str, titled("รอบ", coded=True)]
    label: Annotated[str, titled("ชื่อรอบ")]
    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    form: Annotated[str, titled("แบบสำรวจ")]
    starts: Annotated[date, titled("วันแรกที่รับคำตอบ")]
    ends: Annotated[date, titled("วันสุดท้ายที่รับคำตอบ")]
    population: Annotated[int | None, titled("จำนวนผู้รับบริการทั้งหมด (N)")]
    wanted: Annotated[int | None, titled("จำนวนคำตอบที่ควรได้", "Taro Yamane ความคลาดเคลื่อนร้อยละ ๕")]
    number: Annotated[int, titled("จำนวนผู้ตอบ")]
    levels: Annotated[list[Level], titled("เกณฑ์แปลผล")]
    total: Annotated[Figures, titled("ภาพรวม")]
    aspects: Annotated[list[Aspect], titled("ด้านที่")]
    services: Annotated[list[Row], titled("บริการที่")]
    divisions: Annotated[list[Row], titled("ส่วนราชการที่")]
    respondents: Annotated[list[Share], titled("ข้อมูลทั่วไปของผู้ตอบ")]
    comments: Annotated[list[str], titled("ความเห็นและข้อเสนอแนะ")]
    earlier: Annotated[list[Earlier], titled("รอบก่อน")]
    external: Annotated[list[External], titled("ผลจากผู้ประเมินภายนอก")]
    improvement: Annotated[list[str], titled("การนำผลไปปรับปรุงการให้บริการ")] = []
    typed_alone: Annotated[list[TypedAlone], titled("แบบกระดาษที่คนเดียวกรอกทั้งสองครั้ง")] = []
