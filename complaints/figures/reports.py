"""The statistics of an edition as a table to hand out."""

from common import thai
from common.exports import Column, Paper, Report
from common.thai import format_date, format_number
from publishing.contents import write
from publishing.models import Edition

from .counting import FIGURES, OUTCOMES, SINCE_LATER, TOTALS
from .edition import ChannelFigures, Period

PRINTED = (*TOTALS, *OUTCOMES)
MASKED = "ปกปิด เพราะมีจำนวนน้อยกว่า ๕ หรือคำนวณย้อนได้"
HOW_COUNTED = (
    "นับเรื่องในช่วงเวลาที่รับเรื่อง ตามสถานะ ณ วันที่ของข้อมูล รับเรื่อง = แล้วเสร็จ + อยู่ระหว่างดำเนินการ "
    "แล้วเสร็จนับทุกกรณีที่ยุติแล้ว คือ ดำเนินการได้ผล ดำเนินการไม่ได้ ไม่รับเรื่อง ส่งต่อ และผู้แจ้งถอน",
    "ช่องทางการทุจริตและประพฤติมิชอบแสดงเฉพาะยอดรวมของปีและครึ่งปี เพื่อคุ้มครองผู้แจ้ง",
)


def columns(edition: Edition) -> tuple[Column, ...]:
    """Return the columns of an edition's table; a figure that older editions did not tell yet is not among theirs."""
    periods = [period for channel in edition.said.channels for period in channel.periods]
    told = {name for name in SINCE_LATER for period in periods if getattr(period.figures, name) is not None}
    names = [name for name in FIGURES if not periods or name not in SINCE_LATER or name in told]
    return (
        Column("door", "ช่องทาง", width=30),
        Column("label", "ช่วงเวลา", width=26),
        Column("period", "ตั้งแต่–ถึง", type="period", width=30, paper=False),
        *(Column(name, FIGURES[name], type="number", width=12, paper=name in PRINTED) for name in names),
        Column("note", "หมายเหตุ", width=40),
    )


def statistics_report(edition: Edition) -> Report:
    """Return the report of one edition: a row for each channel and period; figures that are not told are empty."""
    said = edition.said
    return Report(
        title=edition.title,
        columns=columns(edition),
        rows=[_row(channel, period) for channel in said.channels for period in channel.periods],
        stem=f"สถิติเรื่องร้องเรียน {said.fiscal_year} ฉบับที่ {edition.number}",
        facts=(
            ("หน่วยงาน", said.organisation),
            ("ฉบับที่", thai.to_thai_digits(edition.number)),
            ("SHA-256", edition.sha256),
            *((f"{channel.label} ข้อมูลถึง", format_date(channel.as_of)) for channel in said.channels),
        ),
        notices=tuple(f"{channel.label}: {channel.statement}" for channel in said.channels if channel.statement),
        document=edition.content,
        made_at=edition.published_at,
        paper=_paper(edition),
    )


def _paper(edition: Edition) -> Paper:
    said, number = edition.said, thai.to_thai_digits(edition.number)
    return Paper(
        author=said.organisation,
        preamble=tuple(f"{channel.label}: ข้อมูลถึง {format_date(channel.as_of)}" for channel in said.channels),
        notes=HOW_COUNTED,
        empty="ยังไม่มีครึ่งปีที่สิ้นสุดแล้วในปีงบประมาณนี้",
        foot=(
            f"{edition.title} ฉบับที่ {number} เผยแพร่เมื่อ {format_date(edition.published_at)}",
            f"รหัสตรวจสอบ {edition.short_hash}",
        ),
        qr=edition.sha256,
        attachment=f"complaint-statistics-{said.fiscal_year}-edition-{edition.number}.json",
    )


def _row(channel: ChannelFigures, period: Period) -> dict:
    entered = [f"รวม {format_number(one.received)} เรื่องที่บันทึกด้วยมือจาก{one.source}" for one in period.entered]
    return {
        "door": channel.label,
        "label": period.label,
        "period": (period.starts, period.ends),
        **dict.fromkeys(FIGURES),
        **write(period.figures),
        "note": MASKED if period.masked else " ".join(entered),
    }
