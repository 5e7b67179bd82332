"""What an edition of a year's measures says (schema measures-1)."""

from datetime import date
from typing import Annotated, Any, Literal

from django.urls import reverse

from common import thai
from publishing.contents import Content, limited, titled
from publishing.office import NamedDivision
from publishing.parts import ROW_ID, OfficeName, Stored, in_bytes

from .frameworks import first
from .frameworks.edition import Framework


def _indicator(value: int, whole: Any) -> str:
    return thai.to_thai_digits(first.named(whole).numbered(value))


def _division(value: str, whole: Any) -> str | None:
    return next((division.name for division in whole.divisions if division.code == value), None)


Place = Annotated[int, limited(ge=1)]
Round = Literal[6, 12]


class Office(OfficeName):
    chief_executive: Annotated[str, titled("ผู้บริหารสูงสุด", "ว่างเมื่อไม่ได้ระบุ")]
    chief_executive_title: Annotated[str, titled("ตำแหน่งผู้บริหารสูงสุด")]


class WeakPoint(Content):
    text: Annotated[str, titled("ข้อความ")]
    indicator: Annotated[Annotated[int, limited(ge=1, le=99)] | None, titled("ตัวชี้วัด", words=_indicator)]


class Step(Content):
    number: Annotated[int, titled("ลำดับ", ge=1)]
    text: Annotated[str, titled("ข้อความ")]
    id: Annotated[str, ROW_ID] = ""


class FileEvidence(Stored, tag_field="type", tag="file"):
    WORD = "ไฟล์"

    title: Annotated[str, titled("ชื่อหลักฐาน")]
    size: Annotated[int, titled("ขนาด", "ไบต์", ge=0, words=in_bytes)]
    with_text: Annotated[Stored | None, titled("ฉบับที่ค้นหาข้อความได้", "สำเนาที่ระบบอ่านตัวอักษรจากภาพ")] = None

    @property
    def about(self) -> str:
        """Return the kind and the size of the file, for a person."""
        return f"{self.name.rpartition('.')[2].upper()} {thai.format_bytes(self.size)}"

    @property
    def address(self) -> str:
        return reverse("common:document", args=[self.sha256, self.name])


class LinkEvidence(Content, tag_field="type", tag="link"):
    WORD = about = "ลิงก์ภายนอก"

    title: Annotated[str, titled("ชื่อหลักฐาน")]
    url: Annotated[str, titled("ลิงก์", coded=True, min_length=1)]

    @property
    def address(self) -> str:
        return self.url


class PageEvidence(Content, tag_field="type", tag="page"):
    WORD = about = "หน้าในเว็บไซต์นี้"

    title: Annotated[str, titled("ชื่อหลักฐาน")]
    url: Annotated[str, titled("ลิงก์", coded=True, min_length=1)]

    @property
    def address(self) -> str:
        return self.url


class Result(Content):
    """One thing that was done. `step` is the number of the step that it answers, `round` the months of its round."""

    number: Annotated[int, titled("ลำดับ", ge=1)]
    text: Annotated[str, titled("ข้อความ")]
    step: Annotated[Place | None, titled("ผลตามขั้นตอนที่")]
    round: Annotated[Round | None, titled("รอบ (เดือน)")]
    reported_on: Annotated[date | None, titled("วันที่รายงาน")]
    evidence: Annotated[list[FileEvidence | LinkEvidence | PageEvidence], titled("หลักฐานที่")]
    id: Annotated[str, ROW_ID] = ""


class Measure(Content):
    """One measure; `divisions` are codes of the plan's divisions."""

    number: Annotated[int, titled("ลำดับ", ge=1, le=99)]
    title: Annotated[str, titled("แนวทาง/มาตรการดำเนินการ", min_length=1)]
    indicator: Annotated[int, titled("ตัวชี้วัด ITA", ge=1, le=99, words=_indicator)]
    instrument: Annotated[str, titled("แบบวัด")]
    starts: Annotated[date, titled("วันที่เริ่มดำเนินการ")]
    ends: Annotated[date, titled("วันที่สิ้นสุด")]
    outside_reason: Annotated[str, titled("เหตุผลที่ระยะเวลาอยู่นอกปีงบประมาณ")]
    delay_reason: Annotated[str, titled("เหตุผลที่ล่าช้า")]
    divisions: Annotated[list[str], titled("ผู้รับผิดชอบ", words=_division)]
    steps: Annotated[list[Step], titled("ขั้นตอนที่")]
    results: Annotated[list[Result], titled("ผลการดำเนินงานที่")]
    id: Annotated[str, ROW_ID] = ""


class Part(Content):
    """What a file cut from an edition covers: one measure, or the round of so many months."""

    measure: Annotated[Place | None, titled("เฉพาะมาตรการที่")] = None
    round: Annotated[Round | None, titled("เฉพาะรอบ (เดือน)")] = None


class Plan(Content, tag_field="schema", tag="measures-1"):
    """The measures of a fiscal year (พ.ศ.). Only a file that covers less than the year says a `part`.

    Without a `framework` its indicators are the ten that stand since 2562.
    """

    fiscal_year: Annotated[int, titled("ปีงบประมาณ", "พ.ศ.", ge=2400, le=2700)]
    title: Annotated[str, titled("ชื่อประกาศ", min_length=1)]
    preamble: Annotated[str, titled("คำนำ", "ข้อความก่อนตาราง")]
    organisation: Annotated[Office, titled("หน่วยงาน")]
    weak_points: Annotated[list[WeakPoint], titled("จุดที่ต้องพัฒนา")]
    divisions: Annotated[list[NamedDivision], titled("ส่วนราชการ")]
    measures: Annotated[list[Measure], titled("มาตรการที่")]
    part: Annotated[Part | None, titled("บางส่วน")] = None
    framework: Annotated[Framework | None, titled("กรอบการประเมิน")] = None
