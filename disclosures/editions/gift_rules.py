"""What an edition of the rules on gifts says (schema gift-rules-1)."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from publishing.contents import Content, titled
from publishing.parts import rich_text


class Rules(Content, tag_field="schema", tag="gift-rules-1"):
    """How much may be taken, by when the rest is reported, and which law says so; what the office did not say is empty."""

    organisation: Annotated[str, titled("หน่วยงาน")]
    limit: Annotated[Decimal, titled("มูลค่าที่รับได้ตามธรรมเนียมประเพณี (บาท)")]
    report_days: Annotated[int, titled("ต้องรายงานภายใน (วัน)", ge=0)]
    basis: Annotated[str, titled("อ้างอิง")]
    gazetted_on: Annotated[date | None, titled("ประกาศในราชกิจจานุเบกษาเมื่อ")]
    text: Annotated[str, rich_text("รายละเอียดและวิธีรายงาน")]
