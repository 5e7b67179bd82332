"""What an edition of a year's No Gift Policy says (schema no-gift-1)."""

from datetime import date
from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import FileFacts, rich_text


class Photo(Content):
    alt: Annotated[str, titled("คำบรรยายภาพ")]
    file: Annotated[FileFacts, titled("ไฟล์")]


class Activity(Content):
    id: Annotated[int, titled("รายการที่")]
    title: Annotated[str, titled("ชื่อ")]
    held_on: Annotated[date | None, titled("วันที่จัด")]
    text: Annotated[str, titled("รายละเอียด")]
    photos: Annotated[list[Photo], titled("ภาพที่")]


class Policy(Content, tag_field="schema", tag="no-gift-1"):
    """The announcement of a fiscal year (พ.ศ.) and what was done to live by it; what is not entered yet is empty."""

    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    title: Annotated[str, titled("ชื่อ")]
    introduction: Annotated[str, rich_text("ความเป็นมา")]
    text: Annotated[str, rich_text("ข้อความประกาศ (ภาษาไทย)")]
    text_english: Annotated[str, rich_text("ข้อความประกาศ (ภาษาอังกฤษ)")]
    signed_by: Annotated[str, titled("ผู้ลงนาม")]
    position: Annotated[str, titled("ตำแหน่ง")]
    signed_on: Annotated[date | None, titled("วันที่ลงนาม")]
    original: Annotated[FileFacts | None, titled("ต้นฉบับที่ลงนาม")]
    activities: Annotated[list[Activity], titled("กิจกรรม")]
