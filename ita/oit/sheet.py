"""The sheet that staff copy into ITAS: item, address, explanation, from one edition."""

from functools import partial
from urllib.parse import urljoin

from common.exports import Column, Report, offered
from publishing.kinds import Output

from .presentation import ListView

COLUMNS = (
    Column("code", "ข้อ", width=8),
    Column("title", "รายการ", width=40),
    Column("address", "ลิงก์", width=50, about="ที่อยู่เต็มของหน้าที่แสดงรายการนี้ ว่างเมื่อยังไม่เปิดเผย"),
    Column("explanation", "คำอธิบาย", width=50),
    Column("data_year", "ปีของข้อมูล (พ.ศ.)", width=12, about="ว่างเมื่อเนื้อหาไม่ขึ้นกับปี"),
    Column("updated_on", "ปรับปรุงล่าสุด", "date", width=18),
    Column("state", "ความพร้อม", width=20, about="สภาพที่ระบบตรวจพบเมื่อเผยแพร่ฉบับนี้"),
    Column("problems", "สิ่งที่ยังขาด", "list", width=40),
)


def outputs(edition):
    """Return the Outputs of an OIT edition: its sheet in every format; none when it was withdrawn."""
    if edition.withdrawn_at:
        return []
    return [Output(f"oit.{format.name}", format, partial(report, edition), at_once=True) for format in offered()]


def stem(edition):
    """Return the name of the file that staff save, without its ending."""
    return f"ข้อมูลตามแบบ OIT {edition.key} ฉบับที่ {edition.number}"


def report(edition):
    """Return the Report of an OIT edition: a function of the edition alone, so that its files can be verified.

    Without the site's published address, pages of this site are named by their paths.
    """
    view = ListView(edition.said)
    year, site = view.fiscal_year, view.data.organisation.site_address
    return Report(
        title=edition.title,
        columns=COLUMNS,
        rows=(_row(item, site) for item in view.items),
        stem=stem(edition),
        facts=(
            ("หน่วยงาน", view.data.organisation.name),
            ("ปีงบประมาณ", str(year)),
            ("ฉบับที่", str(edition.number)),
            ("รหัสตรวจสอบ (SHA-256)", edition.sha256),
            ("ที่มาของบัญชีรายการ", view.data.source),
        ),
        notices=() if view.data.complete else ("บัญชีรายการของปีนี้ยังไม่ครบ โปรดตรวจกับคู่มือของสำนักงาน ป.ป.ช.",),
        made_at=edition.published_at,
    )


def _row(item, site):
    answer = item.answer
    return {
        "code": item.code,
        "title": item.title,
        "address": urljoin(site, answer.url) if answer else "",
        "explanation": answer.explanation if answer else "",
        "data_year": str(answer.data_year or "") if answer else "",
        "updated_on": item.updated_on,
        "state": item.state.words,
        "problems": item.problems,
    }
