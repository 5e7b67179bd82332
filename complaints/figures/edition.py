"""What an edition of a year's complaint statistics says (schema complaint-statistics-1)."""

from datetime import date
from typing import Annotated, Literal

from publishing.contents import Content, titled

KINDS = {"year": "ทั้งปี", "half": "ครึ่งปี", "month": "เดือน"}


class Figures(Content):
    """The figures of one period; None for what is not told, and for days where there was no case."""

    received: Annotated[int | None, titled("รับเรื่อง")]
    done: Annotated[int | None, titled("ดำเนินการได้ผล")]
    not_done: Annotated[int | None, titled("ยุติเรื่อง ดำเนินการไม่ได้")]
    open: Annotated[int | None, titled("อยู่ระหว่างดำเนินการ")]
    rejected: Annotated[int | None, titled("ไม่รับเรื่อง")]
    forwarded: Annotated[int | None, titled("ส่งต่อ")]
    withdrawn: Annotated[int | None, titled("ผู้แจ้งถอน")]
    on_time: Annotated[int | None, titled("แจ้งทันกำหนด")]
    late: Annotated[int | None, titled("แจ้งเกินกำหนด")]
    waiting: Annotated[int | None, titled("ยังไม่แจ้ง")]
    reopened: Annotated[int | None, titled("เปิดเรื่องอีกครั้ง")]
    median_days: Annotated[int | None, titled("มัธยฐาน (วัน)")]
    p90_days: Annotated[int | None, titled("๙ ใน ๑๐ เรื่องไม่เกิน (วัน)")]
    finished: Annotated[int | None, titled("แล้วเสร็จ")] = None
    unneeded: Annotated[int | None, titled("ถอนก่อนถึงกำหนดแจ้ง")] = None

    @property
    def with_result(self) -> int | None:
        """Return how many of the finished ended with a result that was told; None where ends are not told, or `finished` is not."""
        ends = (self.done, self.not_done, self.forwarded)
        return None if None in (self.finished, *ends) else sum(number or 0 for number in ends)

    @property
    def without_result(self) -> int | None:
        """Return how many of the finished were turned away or withdrawn; None where ends are not told."""
        return None if self.with_result is None else (self.finished or 0) - self.with_result


class Entered(Content):
    """What an officer entered from an older register; it is contained in the period's figures."""

    received: Annotated[int, titled("รับเรื่อง")]
    finished: Annotated[int, titled("แล้วเสร็จ")]
    open: Annotated[int, titled("อยู่ระหว่างดำเนินการ")]
    source: Annotated[str, titled("ที่มาของตัวเลข")]


class Period(Content):
    kind: Annotated[Literal["year", "half", "month"], titled("ชนิด", coded=True, words=lambda kind, whole: KINDS[kind])]
    label: Annotated[str, titled("ชื่อ")]
    starts: Annotated[date, titled("เริ่ม")]
    ends: Annotated[date, titled("สิ้นสุด")]
    masked: Annotated[bool, titled("ปกปิดจำนวนน้อย")]
    figures: Annotated[Figures, titled("ตัวเลข")]
    entered: Annotated[list[Entered], titled("ในจำนวนนี้ บันทึกจากทะเบียนเดิม")] = []


class ChannelFigures(Content):
    """A channel, with its periods from large to small; a statement says that there was nothing.

    Editions say `door` and `doors` for ever; the code reads `channel` and `channels`.
    """

    door: Annotated[Literal["general", "corruption"], titled("ช่องทาง", coded=True)]
    label: Annotated[str, titled("ชื่อ")]
    as_of: Annotated[date, titled("ข้อมูลถึงวันที่")]
    masked: Annotated[bool, titled("ปกปิดจำนวนน้อย")]
    statement: Annotated[str, titled("ถ้อยแถลง")]
    periods: Annotated[list[Period], titled("ช่วงเวลา")]
    totals_only: Annotated[bool, titled("แสดงเฉพาะยอดรวม")] = False

    @property
    def channel(self) -> str:
        return self.door


class Statistics(Content, tag_field="schema", tag="complaint-statistics-1"):
    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    organisation: Annotated[str, titled("หน่วยงาน")]
    doors: Annotated[list[ChannelFigures], titled("ช่องทาง")]

    @property
    def channels(self) -> list[ChannelFigures]:
        return self.doors
