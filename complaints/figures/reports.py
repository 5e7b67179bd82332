"""The statistics of an edition as a table to hand out."""

from functools import partial

from common.exports import Column, Report, offered
from common.thai import format_date
from publishing.contents import write
from publishing.kinds import Output

from .edition import Channel, Period
from .statistics import FIGURES

COLUMNS = (
    Column("door", "ช่องทาง", width=30),
    Column("label", "ช่วงเวลา", width=26),
    Column("period", "ตั้งแต่–ถึง", kind="period", width=30),
    *(Column(name, label, kind="number", width=12) for name, label in FIGURES.items()),
    Column("note", "หมายเหตุ", width=40),
)
MASKED = "ปกปิด เพราะมีจำนวนน้อยกว่า ๕ หรือคำนวณย้อนได้"


def outputs(edition) -> list[Output]:
    """Return the Outputs of an edition of statistics: its table in every format; none when it was withdrawn."""
    if edition.withdrawn_at:
        return []
    report = partial(statistics_report, edition)
    return [Output(f"report.{format.name}", format, report, at_once=True) for format in offered()]


def statistics_report(edition) -> Report:
    """Return the report of one edition: a row for each door and period; masked figures are empty and say so."""
    said = edition.said
    return Report(
        title=edition.title,
        columns=COLUMNS,
        rows=[_row(door, period) for door in said.doors for period in door.periods],
        stem=f"สถิติเรื่องร้องเรียน {said.fiscal_year} ฉบับที่ {edition.number}",
        facts=(
            ("หน่วยงาน", said.organisation),
            ("ฉบับที่", str(edition.number)),
            ("SHA-256", edition.sha256),
            *((f"{door.label} ข้อมูลถึง", format_date(door.as_of)) for door in said.doors),
        ),
        notices=tuple(f"{door.label}: {door.statement}" for door in said.doors if door.statement),
        document=edition.content,
        made_at=edition.published_at,
    )


def _row(door: Channel, period: Period) -> dict:
    return {
        "door": door.label,
        "label": period.label,
        "period": (period.starts, period.ends),
        **write(period.figures),
        "note": MASKED if period.masked else "",
    }
