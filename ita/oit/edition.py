"""What an edition of a year's OIT checklist says (schema oit-2): the list, the answers, and what people looked at.

How ready an item is stands in no edition: `live` sees it anew, so that no list outlives what it promises.
"""

from datetime import date
from typing import Annotated, Literal

from measures.frameworks.edition import Framework
from publishing import facts
from publishing.contents import Content, titled
from publishing.parts import FileFacts, OfficeName

from .confidence import Sureness, sure_words
from .sides import Side


def _side(value: str, whole: Content) -> str:
    return Side(value).label


def _fact(value: str, whole: Content) -> str:
    return facts.label(value)


class Judgement(Content):
    """A person looked: on which day, in which post, and at the addresses of which editions."""

    by: Annotated[str, titled("ผู้ตรวจ")]
    on: Annotated[date, titled("วันที่ตรวจ")]
    seen: Annotated[list[str], titled("ตรวจที่", coded=True)]


class Part(Content):
    """One thing that must be shown: a `fact` that the site sees itself, or what a person judged."""

    text: Annotated[str, titled("ข้อความ")]
    fact: Annotated[str, titled("ระบบตรวจเอง", coded=True, words=_fact)]
    added: Annotated[bool, titled("เว็บไซต์เพิ่มเอง")]
    judged: Annotated[Judgement | None, titled("ผลการตรวจโดยเจ้าหน้าที่")]


class Answer(Content):
    """One place where the item is shown; `url` is the address of the file for a file."""

    url: Annotated[str, titled("ที่อยู่", coded=True)]
    side: Annotated[Literal["", "political", "officials"], titled("ฝ่าย", words=_side)]
    explanation: Annotated[str, titled("คำอธิบาย")]
    data_year: Annotated[int | None, titled("ปีของข้อมูล")]
    updated_on: Annotated[date | None, titled("ปรับปรุงเมื่อ")]
    division: Annotated[str, titled("ส่วนราชการผู้รับผิดชอบ")]
    file: Annotated[FileFacts | None, titled("ไฟล์")]


class Item(Content):
    """One item; a title, number or list of parts that no source gives is empty."""

    code: Annotated[str, titled("รหัส")]
    title: Annotated[str, titled("ชื่อ")]
    sub_indicator: Annotated[str, titled("ตัวชี้วัดย่อย")]
    parts: Annotated[list[Part], titled("องค์ประกอบที่")]
    parts_complete: Annotated[bool, titled("รู้องค์ประกอบครบ")]
    source: Annotated[str, titled("แหล่งที่มา")]
    title_confidence: Annotated[Sureness, titled("ความเชื่อมั่นของชื่อ", coded=True, words=sure_words)]
    parts_confidence: Annotated[Sureness, titled("ความเชื่อมั่นขององค์ประกอบ", coded=True, words=sure_words)]
    data_year: Annotated[int | None, titled("ปีของข้อมูลที่ต้องแสดง")]
    answers: Annotated[list[Answer], titled("คำตอบที่")]


class CalendarDate(Content):
    """One line of the year's calendar; `instrument` is "" for all of them."""

    text: Annotated[str, titled("ขั้นตอน")]
    instrument: Annotated[str, titled("แบบวัด")]
    opens: Annotated[date | None, titled("ตั้งแต่วันที่")]
    closes: Annotated[date | None, titled("ถึงวันที่")]
    source: Annotated[str, titled("ที่มา")]


class FrameworkSource(Content):
    """Where the year's framework comes from, and how sure that is."""

    text: Annotated[str, titled("ที่มา")]
    confidence: Annotated[Sureness, titled("ความเชื่อมั่น", coded=True, words=sure_words)]

    @property
    def is_confirmed(self) -> bool:
        """Return whether two independent sources, or the manual itself, say so."""
        return self.confidence == "high"


class Checklist(Content, tag_field="schema", tag="oit-2"):
    """A year's list, and how that year is assessed; without a `framework` as it stands since 2562."""

    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    complete: Annotated[bool, titled("บัญชีรายการครบ")]
    source: Annotated[str, titled("แหล่งที่มา")]
    items: Annotated[list[Item], titled("รายการ")]
    framework: Annotated[Framework | None, titled("กรอบการประเมิน")] = None
    framework_source: Annotated[FrameworkSource | None, titled("ที่มาของกรอบการประเมิน")] = None
    calendar: Annotated[list[CalendarDate], titled("ปฏิทินการประเมินที่")] = []
