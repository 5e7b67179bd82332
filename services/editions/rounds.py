"""What an edition of a survey round says (schema survey-round-1): what is asked, about which services, on which days."""

from datetime import date
from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import OfficeName

KIND = "survey-round"


class Question(Content):
    number: Annotated[int, titled("เลขที่ข้อ", ge=1, coded=True)]
    text: Annotated[str, titled("ข้อคำถาม", min_length=1)]


class Aspect(Content):
    name: Annotated[str, titled("ด้าน", min_length=1)]
    questions: Annotated[list[Question], titled("ข้อที่")]


class Service(Content):
    number: Annotated[int, titled("เลขที่หน้าเว็บ", ge=1, coded=True)]
    name: Annotated[str, titled("ชื่อบริการ", min_length=1)]


class Round(Content, tag_field="schema", tag="survey-round-1"):
    """A round as it was announced; `number` is the record that its answers are written to."""

    number: Annotated[int, titled("เลขที่รอบ", ge=1, coded=True)]
    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    part: Annotated[str, titled("รอบ", coded=True)]
    label: Annotated[str, titled("ชื่อรอบ")]
    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    form: Annotated[str, titled("แบบสำรวจ")]
    opens: Annotated[date, titled("วันแรกที่รับคำตอบ")]
    closes: Annotated[date, titled("วันสุดท้ายที่รับคำตอบ")]
    slips_only: Annotated[bool, titled("ตอบได้เฉพาะผู้มีใบสำรวจ", words=lambda value, whole: "ใช่" if value else "ไม่ใช่")]
    aspects: Annotated[list[Aspect], titled("ด้านที่")]
    services: Annotated[list[Service], titled("บริการที่")]

    @property
    def questions(self) -> list[Question]:
        """Return the questions of every aspect, in order."""
        return [question for aspect in self.aspects for question in aspect.questions]

    def is_open(self, day: date) -> bool:
        """Return whether answers are taken on this day."""
        return self.opens <= day <= self.closes
