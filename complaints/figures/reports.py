"""The statistics of an edition as a table to hand out."""

from datetime import date

from common.exports import Column, Report
from common.thai import format_date

from .statistics import FIGURES

COLUMNS = (
    Column("door", "ช่องทาง", width=30),
    Column("label", "ช่วงเวลา", width=26),
    Column("period", "ตั้งแต่–ถึง", kind="period", width=30),
    *(Column(name, label, kind="number", width=12) for name, label in FIGURES.items()),
    Column("note", "หมายเหตุ", width=40),
)
MASKED = "ปกปิด เพราะมีจำนวนน้อยกว่า ๕ หรือคำนวณย้อนได้"


def statistics_report(edition) -> Report:
    """Return the report of one edition: a row for each door and period; masked figures are empty and say so."""
    content = edition.content
    return Report(
        title=edition.title,
        columns=COLUMNS,
        rows=[_row(door, period) for door in content["doors"] for period in door["periods"]],
        stem=f"สถิติเรื่องร้องเรียน {content['fiscal_year']} ฉบับที่ {edition.number}",
        facts=(
            ("หน่วยงาน", content["organisation"]),
            ("ฉบับที่", str(edition.number)),
            ("SHA-256", edition.sha256),
            *((f"{door['label']} ข้อมูลถึง", format_date(date.fromisoformat(door["as_of"]))) for door in content["doors"]),
        ),
        notices=tuple(f"{door['label']}: {door['statement']}" for door in content["doors"] if door["statement"]),
        document=content,
        made_at=edition.published_at,
    )


def _row(door: dict, period: dict) -> dict:
    return {
        "door": door["label"],
        "label": period["label"],
        "period": (date.fromisoformat(period["starts"]), date.fromisoformat(period["ends"])),
        **period["figures"],
        "note": MASKED if period["masked"] else "",
    }
