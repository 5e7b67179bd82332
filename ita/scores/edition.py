"""What an edition of a year's scores says (schema ita-scores-1)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from measures.indicators import INSTRUMENTS
from publishing.contents import Content, titled


class InstrumentScore(Content):
    code: Annotated[Literal["IIT", "EIT", "OIT"], titled("แบบวัด", words=lambda value, whole: INSTRUMENTS[value])]
    score: Annotated[Decimal, titled("คะแนน")]


class IndicatorScore(Content):
    number: Annotated[int, titled("ตัวชี้วัด", ge=1, le=10)]
    score: Annotated[Decimal, titled("คะแนน")]


class Scores(Content, tag_field="schema", tag="ita-scores-1"):
    """The result of a fiscal year (พ.ศ.); scores from 0 to 100, None while the total is unknown."""

    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    total: Annotated[Decimal | None, titled("คะแนนรวม")]
    measured_by: Annotated[str, titled("ผู้ประเมิน")]
    announced_on: Annotated[date | None, titled("วันที่ประกาศผล")]
    announced_in: Annotated[str, titled("ประกาศที่ใด")]
    url: Annotated[str, titled("ลิงก์ประกาศผล", coded=True)]
    instruments: Annotated[list[InstrumentScore], titled("คะแนนแบบวัด")]
    indicators: Annotated[list[IndicatorScore], titled("คะแนนตัวชี้วัดที่")]
