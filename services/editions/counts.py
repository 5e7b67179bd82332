"""What an edition of the services' counts says (schema service-counts-1)."""

from datetime import date
from typing import Annotated

from common import thai
from publishing.contents import Content, titled
from publishing.parts import OfficeName

KIND = "service-counts"


class Month(Content):
    """A month of a service; None where nobody typed a number."""

    month: Annotated[date, titled("เดือน")]
    counter: Annotated[int | None, titled("ที่สำนักงาน")]
    phone: Annotated[int | None, titled("โทรศัพท์")]
    online: Annotated[int | None, titled("ออนไลน์")]

    @property
    def name(self) -> str:
        """Return "ต.ค. ๒๕๖๙"."""
        return " ".join(self.words)

    @property
    def words(self) -> tuple[str, str]:
        """Return ("ต.ค.", "๒๕๖๙")."""
        return thai.SHORT_MONTHS[self.month.month - 1], thai.to_thai_digits(thai.be_year(self.month))

    @property
    def total(self) -> int | None:
        """Return the sum of what was typed, None when nothing was."""
        typed = [number for number in (self.counter, self.phone, self.online) if number is not None]
        return sum(typed) if typed else None


class Counted(Content):
    """One service under the name that it had when the period was first published."""

    NAMED_BY = "number"

    name: Annotated[str, titled("บริการ")]
    division: Annotated[str, titled("ส่วนราชการ")]
    months: Annotated[list[Month], titled("เดือนที่")]
    counter: Annotated[int, titled("ที่สำนักงาน")]
    phone: Annotated[int, titled("โทรศัพท์")]
    online: Annotated[int, titled("ออนไลน์")]
    total: Annotated[int, titled("รวม")]
    year_before: Annotated[int | None, titled("ช่วงเดียวกันของปีก่อน", "ว่างเมื่อปีก่อนไม่ได้บันทึก")]
    number: Annotated[int | None, titled("เลขที่หน้าเว็บ", "ของบริการ ว่างในฉบับที่เผยแพร่ก่อนมีเลขที่", coded=True)] = None


class Counts(Content, tag_field="schema", tag="service-counts-1"):
    fiscal_year: Annotated[int, titled("ปีงบประมาณ", "พ.ศ.", ge=2400, le=2700)]
    part: Annotated[str, titled("ช่วง", coded=True)]
    label: Annotated[str, titled("ชื่อช่วง")]
    organisation: Annotated[OfficeName, titled("หน่วยงาน")]
    starts: Annotated[date, titled("ตั้งแต่")]
    ends: Annotated[date, titled("ถึง")]
    services: Annotated[list[Counted], titled("บริการที่")]
    total: Annotated[int, titled("รวมทั้งหมด")]
    year_before: Annotated[int | None, titled("รวมช่วงเดียวกันของปีก่อน")]
