"""What the first editions of an OIT checklist say (schema oit-1): one answer an item, and the state as it was found then."""

from datetime import date
from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import OfficeName

from .confidence import Sureness, sure_words


class Part1(Content):
    text: Annotated[str, titled("ข้อความ")]
    shown: Annotated[bool, titled("แสดงแล้ว")]


class Answer1(Content):
    url: Annotated[str, titled("ที่อยู่", coded=True)]
    explanation: Annotated[str, titled("คำอธิบาย")]
    data_year: Annotated[int | None, titled("ปีของข้อมูล")]
    updated_on: Annotated[date | None, titled("ปรับปรุงเมื่อ")]
    division: Annotated[str, titled("ส่วนราชการผู้รับผิดชอบ")]


class Check1(Content):
    """What the site found when it froze the list; `passed` is None for what can't be judged."""

    name: Annotated[str, titled("ชื่อการตรวจ", coded=True)]
    passed: Annotated[bool | None, titled("ผ่าน")]
    sentence: Annotated[str, titled("ผลการตรวจ")]


class Item1(Content):
    """One item; a title, number or list of parts that no source gives is empty."""

    code: Annotated[str, titled("รหัส")]
    title: Annotated[str, titled("ชื่อ")]
    sub_indicator: Annotated[str, titled("ตัวชี้วัดย่อย")]
    parts: Annotated[list[Part1], titled("องค์ประกอบที่")]
    parts_complete: Annotated[bool, titled("รู้องค์ประกอบครบ")]
    source: Annotated[str, titled("แหล่งที่มา")]
    title_confidence: Annotated[Sureness, titled("ความเชื่อมั่นของชื่อ", coded=True, words=sure_words)]
    parts_confidence: Annotated[Sureness, titled("ความเชื่อมั่นขององค์ประกอบ", coded=True, words=sure_words)]
    answer: Annotated[Answer1 | None, titled("คำตอบ")]
    checks: Annotated[list[Check1], titled("การตรวจที่")]
    data_year: Annotated[int | None, titled("ปีของข้อมูลที่ต้องแสดง")] = None


class Checklist1(Content, tag_field="schema", tag="oit-1"):
    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    complete: Annotated[bool, titled("บัญชีรายการครบ")]
    source: Annotated[str, titled("แหล่งที่มา")]
    items: Annotated[list[Item1], titled("รายการ")]
