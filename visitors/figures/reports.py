"""The daily figures as a file."""

from common.exports import Column, Report
from common.thai import format_date, format_number

from ..models import Day, OpeningBalance

COLUMNS = (
    Column("date", "วันที่", "date", about="วันตามเวลาประเทศไทย เฉพาะวันที่มีการเปิดหน้าเว็บ"),
    Column("visitors", "ผู้เยี่ยมชม", "number", about="เบราว์เซอร์หนึ่งเครื่องนับหนึ่งครั้งต่อวัน"),
    Column("views", "การเปิดหน้าเว็บ", "number", about="จำนวนครั้งที่เปิดหน้าเว็บ รวมเบราว์เซอร์ที่ขอไม่ให้ติดตาม"),
)


def daily() -> Report:
    """Return the Report of every day with a figure, oldest first; the opening balance is a fact beside it."""
    rows = Day.objects.order_by("date").values("date", "visitors", "views").iterator()
    opening = OpeningBalance.objects.first()
    facts = ((f"{opening.label} ณ {format_date(opening.as_of)}", format_number(opening.visitors)),) if opening else ()
    return Report(title="สถิติผู้เยี่ยมชมรายวัน", columns=COLUMNS, rows=rows, stem="สถิติผู้เยี่ยมชมรายวัน", facts=facts)
