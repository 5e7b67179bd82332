"""What an edition of a year's scores says (schema ita-scores-1)."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from common import thai
from measures.frameworks import first
from measures.frameworks.edition import Framework
from publishing.contents import Content, titled

from ..oit.confidence import Sureness, sure_words


def _instrument(value: str, whole: "Scores") -> str:
    return first.named(whole).instrument(value)


def _indicator(value: int, whole: "Scores") -> str:
    return thai.to_thai_digits(first.named(whole).numbered(value))


class InstrumentScore(Content):
    code: Annotated[str, titled("แบบวัด", words=_instrument)]
    score: Annotated[Decimal, titled("คะแนน")]


class IndicatorScore(Content):
    number: Annotated[int, titled("ตัวชี้วัด", ge=1, le=99, words=_indicator)]
    score: Annotated[Decimal, titled("คะแนน")]


class National(Content):
    """The average of all offices; `instrument` is "" for the total. Editions that say nothing of it had one source."""

    instrument: Annotated[str, titled("แบบวัด")]
    score: Annotated[Decimal, titled("คะแนนเฉลี่ยทั้งประเทศ")]
    source: Annotated[str, titled("ที่มา")]
    confidence: Annotated[Sureness, titled("ความเชื่อมั่น", coded=True, words=sure_words)] = "med"

    @property
    def is_confirmed(self) -> bool:
        """Return whether two independent sources, or the announcement itself, say so."""
        return self.confidence == "high"


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
    framework: Annotated[Framework | None, titled("กรอบการประเมิน")] = None
    national: Annotated[list[National], titled("คะแนนเฉลี่ยทั้งประเทศที่")] = []
