"""What an edition of a half-year's gift report says (schema gifts-1): numbers only, no gift and nobody of its story."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from publishing.contents import Content, titled

from ..periods import Half


class Total(Content):
    """What was counted for one choice of a breakdown."""

    code: Annotated[str, titled("รหัส", coded=True)]
    label: Annotated[str, titled("รายการ")]
    count: Annotated[int, titled("จำนวน", ge=0)]
    value: Annotated[Decimal, titled("มูลค่า (บาท)")]


class GiftTotals(Content, tag_field="schema", tag="gifts-1"):
    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    half: Annotated[Literal[1, 2], titled("ครึ่งปี", words=lambda value, whole: Half(value).label)]
    starts: Annotated[date, titled("ตั้งแต่")]
    ends: Annotated[date, titled("ถึง")]
    none_received: Annotated[bool, titled("รับรองว่าไม่มีรายการ")]
    count: Annotated[int, titled("จำนวน", ge=0)]
    value: Annotated[Decimal, titled("มูลค่า (บาท)")]
    by_giver: Annotated[list[Total], titled("ประเภทผู้ให้")]
    by_handling: Annotated[list[Total], titled("การดำเนินการ")]
    signed_by: Annotated[str, titled("ผู้ลงนาม")]
    position: Annotated[str, titled("ตำแหน่ง")]
    signed_on: Annotated[date, titled("วันที่ลงนาม")]
