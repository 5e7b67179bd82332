"""What an edition of a topic says (schema topic-1)."""

from datetime import date
from typing import Annotated, Literal

from publishing.contents import Content, titled
from publishing.parts import FileFacts, rich_text

from ..periods import Round

Months = Annotated[
    Literal["", "6", "12"], titled("รอบ (เดือน)", "ว่างคือทั้งปี", words=lambda value, whole: Round(value).label)
]


class Section(Content):
    slug: Annotated[str, titled("รหัสในที่อยู่เว็บ", coded=True)]
    title: Annotated[str, titled("ชื่อ")]
    order: Annotated[int, titled("ลำดับ")]


class Withdrawal(Content):
    on: Annotated[date, titled("วันที่")]
    reason: Annotated[str, titled("เหตุผล")]


class OlderFile(Content):
    file: Annotated[FileFacts, titled("ไฟล์")]
    replaced_on: Annotated[date, titled("แทนที่เมื่อ")]
    reason: Annotated[str, titled("เหตุผล")]


class Document(Content):
    """One document; a withdrawn one tells when and why, and shows no file any more."""

    id: Annotated[int, titled("รายการที่")]
    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    round: Months
    title: Annotated[str, titled("ชื่อ")]
    dated: Annotated[date | None, titled("วันที่ของเอกสาร")]
    file: Annotated[FileFacts | None, titled("ไฟล์")]
    withdrawn: Annotated[Withdrawal | None, titled("การเพิกถอน")]
    older: Annotated[list[OlderFile], titled("ไฟล์ฉบับก่อนที่")]


class Statement(Content):
    """A signed "there was nothing"."""

    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    round: Months
    text: Annotated[str, titled("ข้อความ")]
    signed_by: Annotated[str, titled("ผู้ลงนาม")]
    position: Annotated[str, titled("ตำแหน่ง")]
    signed_on: Annotated[date, titled("วันที่ลงนาม")]


class Topic(Content, tag_field="schema", tag="topic-1"):
    slug: Annotated[str, titled("รหัสในที่อยู่เว็บ", coded=True)]
    title: Annotated[str, titled("ชื่อ")]
    section: Annotated[Section, titled("หมวด")]
    order: Annotated[int, titled("ลำดับ")]
    division: Annotated[str, titled("ส่วนราชการผู้รับผิดชอบ")]
    first_year: Annotated[int, titled("แสดงตั้งแต่ปี")]
    text: Annotated[str, rich_text("ข้อความ")]
    documents: Annotated[list[Document], titled("เอกสาร")]
    statements: Annotated[list[Statement], titled("คำรับรองว่าไม่มีรายการที่")]
