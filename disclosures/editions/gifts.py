"""What a half-year's reports of gifts (gifts-1) and benefits (benefits-1) say: numbers only, nothing of a story."""

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
    entered_from: Annotated[str, titled("ยอดบันทึกด้วยมือจาก", "ว่างเมื่อนับจากทะเบียนในระบบ")] = ""


class BenefitTotals(Content, tag_field="schema", tag="benefits-1"):
    """Property and benefits under section 128: also who received, to which post it was reported, and how late."""

    fiscal_year: Annotated[int, titled("ปีงบประมาณ")]
    half: Annotated[Literal[1, 2], titled("ครึ่งปี", words=lambda value, whole: Half(value).label)]
    starts: Annotated[date, titled("ตั้งแต่")]
    ends: Annotated[date, titled("ถึง")]
    none_received: Annotated[bool, titled("รับรองว่าไม่มีรายการ")]
    count: Annotated[int, titled("จำนวน", ge=0)]
    value: Annotated[Decimal, titled("มูลค่า (บาท)")]
    by_giver: Annotated[list[Total], titled("ประเภทผู้ให้")]
    by_handling: Annotated[list[Total], titled("การดำเนินการ")]
    by_receiver: Annotated[list[Total], titled("ผู้รับ")]
    by_reported_to: Annotated[list[Total], titled("รายงานต่อ")]
    limit: Annotated[Decimal | None, titled("มูลค่าที่รับได้ (บาท)", "เกณฑ์ที่ใช้ในวันที่จัดทำรายงาน")]
    over_limit: Annotated[int | None, titled("เกินมูลค่าที่รับได้ (รายการ)")]
    report_days: Annotated[int | None, titled("ต้องรายงานภายใน (วัน)")]
    reported_late: Annotated[int | None, titled("เกินมูลค่าและรายงานเกินกำหนดหรือยังไม่รายงาน (รายการ)")]
    signed_by: Annotated[str, titled("ผู้ลงนาม")]
    position: Annotated[str, titled("ตำแหน่ง")]
    signed_on: Annotated[date, titled("วันที่ลงนาม")]
    entered_from: Annotated[str, titled("ยอดบันทึกด้วยมือจาก", "ว่างเมื่อนับจากทะเบียนในระบบ")] = ""
