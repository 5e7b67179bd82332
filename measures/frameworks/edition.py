"""What an edition says of its year's framework."""

from decimal import Decimal
from typing import Annotated

from publishing.contents import Content, limited, titled


class Instrument(Content):
    code: Annotated[str, titled("รหัสแบบวัด", min_length=1)]
    name: Annotated[str, titled("ชื่อแบบวัด")]
    weight: Annotated[Decimal, titled("น้ำหนัก", "ร้อยละ")]


class Indicator(Content):
    """`instrument` is the code of the instrument that measures it."""

    number: Annotated[int, titled("ลำดับตัวชี้วัด", ge=1, le=99)]
    name: Annotated[str, titled("ชื่อตัวชี้วัด")]
    instrument: Annotated[str, titled("แบบวัด")]


class Band(Content):
    """A grade, for a total of at least `total`; `each` is what every instrument must reach too, None when none must."""

    name: Annotated[str, titled("ระดับ")]
    total: Annotated[Annotated[int, limited(ge=0, le=100)], titled("คะแนนรวมตั้งแต่")]
    each: Annotated[Annotated[int, limited(ge=0, le=100)] | None, titled("ทุกแบบวัดตั้งแต่")]


class Framework(Content):
    """How a year is assessed; bands stand from the highest down, empty lists mean that no source was found."""

    grading: Annotated[str, titled("ชื่อเกณฑ์ระดับ")]
    instruments: Annotated[list[Instrument], titled("แบบวัดที่")]
    indicators: Annotated[list[Indicator], titled("ตัวชี้วัดที่")]
    bands: Annotated[list[Band], titled("ระดับที่")]

    def instrument(self, code: str) -> str:
        """Return the name of an instrument, its code when the year has no such instrument."""
        return next((row.name for row in self.instruments if row.code == code), code)

    def indicator(self, number: int) -> str:
        """Return the name of an indicator, "" when the year has none of that number."""
        return next((row.name for row in self.indicators if row.number == number), "")

    def measuring(self, number: int) -> str:
        """Return the code of the instrument that measures an indicator, "" when the year has none of that number."""
        return next((row.instrument for row in self.indicators if row.number == number), "")

    def numbered(self, number: int) -> str:
        """Return an indicator's number and name as one text with Arabic digits."""
        return f"{number} {self.indicator(number)}".strip()

    def measured_by(self, code: str) -> list[Indicator]:
        """Return the indicators of an instrument, in order."""
        return [row for row in self.indicators if row.instrument == code]

    @property
    def weights(self) -> list[tuple[Instrument, list[Indicator]]]:
        """Return (instrument, its indicators) for each instrument, in order."""
        return [(row, self.measured_by(row.code)) for row in self.instruments]
