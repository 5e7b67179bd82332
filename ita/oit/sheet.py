"""The sheet that staff copy into ITAS: item, addresses, explanations, from one edition."""

from typing import Any
from urllib.parse import urljoin

from common import thai
from common.exports import Column, Report
from publishing.models import Edition

from .first_editions import recorded
from .presentation import AnswerView, ItemView, ListView

ITEM = (Column("code", "ข้อ", width=8), Column("title", "รายการ", width=40))
# What only the first editions recorded.
STATE = (
    Column("state", "ความพร้อม", width=20, about="สภาพที่ระบบตรวจพบเมื่อเผยแพร่ฉบับนี้"),
    Column("problems", "สิ่งที่ยังขาด", "list", width=40),
)


def report(edition: Edition) -> Report:
    """Return the Report of an OIT edition: a function of the edition alone, so that its files can be verified.

    Without the site's published address, pages of this site are named by their paths.
    """
    view = ListView(edition.said, recorded(edition.said))
    year, site = view.fiscal_year, view.data.organisation.site_address
    columns = _columns(max([1, *(len(item.answers) for item in view.items)]), view.found is not None)
    empty = {column.key: None if column.type == "date" else "" for column in columns}
    return Report(
        title=edition.title,
        columns=columns,
        rows=(empty | _row(item, site) for item in view.items),
        stem=f"ข้อมูลตามแบบตรวจ OIT {edition.key} ฉบับที่ {edition.number}",
        facts=(
            ("หน่วยงาน", view.data.organisation.name),
            ("ปีงบประมาณ", str(year)),
            ("ฉบับที่", thai.to_thai_digits(edition.number)),
            ("รหัสตรวจสอบ (SHA-256)", edition.sha256),
            ("ที่มาของบัญชีรายการ", view.source),
        ),
        notices=() if view.data.complete else ("บัญชีรายการของปีนี้ยังไม่ครบ แสดงเท่าที่พบแหล่งข้อมูล",),
        made_at=edition.published_at,
    )


def _columns(places: int, with_state: bool) -> tuple[Column, ...]:
    """Return the columns: those of the first place as ever, then the same for each further place of any item."""
    groups = [_place("", "")] + [_place(f"_{n}", f" {thai.to_thai_digits(n)}") for n in range(2, places + 1)]
    return (*ITEM, *(column for group in groups for column in group), *(STATE if with_state else ()))


def _place(end: str, word: str) -> tuple[Column, ...]:
    return (
        Column(
            f"address{end}", f"ลิงก์{word}", width=50, about="ที่อยู่เต็มของหน้าเว็บที่แสดงรายการนี้ ว่างเมื่อยังไม่ได้ระบุหน้าเว็บที่แสดงข้อมูล"
        ),
        Column(f"explanation{end}", f"คำอธิบาย{word}", width=50),
        Column(f"data_year{end}", f"ปีของข้อมูล (พ.ศ.){word}", width=12, about="ว่างเมื่อเนื้อหาไม่ขึ้นกับปี"),
        Column(f"updated_on{end}", f"ปรับปรุงล่าสุด{word}", "date", width=18),
    )


def _row(item: ItemView, site: str) -> dict[str, Any]:
    row = {"code": item.code, "title": item.title}
    for place, answer in enumerate(item.answers, start=1):
        end = f"_{place}" if place > 1 else ""
        row |= {f"{name}{end}": value for name, value in _cells(answer, site).items()}
    return row | {
        "state": item.state.words if item.state else "",
        "problems": [check.sentence for check in item.problems],
    }


def _cells(answer: AnswerView, site: str) -> dict[str, Any]:
    side = f"{answer.name}: " if answer.data.side else ""
    return {
        "address": urljoin(site, answer.url),
        "explanation": f"{side}{answer.data.explanation}",
        "data_year": str(answer.data.data_year or ""),
        "updated_on": answer.updated_on,
    }
