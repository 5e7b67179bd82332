"""A table of services, from XLSX or CSV, into drafts: the whole of it or nothing."""

import re
from collections.abc import Iterator
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Field

from common import thai
from common.models import Division
from measures.importing.files import ACCEPT, MOST_BYTES, TAKEN, read_sheets
from measures.importing.names import matched

from ..models import Service

__all__ = ["ACCEPT", "MOST_BYTES", "TAKEN", "read", "said", "save"]

# The order matters: "ผู้มีสิทธิขอรับบริการ" and "คำที่ประชาชนเรียก" are told before the wider words of a name.
HEADINGS = {
    "division": re.compile("ส่วนราชการ|ผู้รับผิดชอบ|^กอง"),
    "who": re.compile("ผู้มีสิทธิ|ผู้ขอ|คุณสมบัติ"),
    "papers": re.compile("เอกสาร|หลักฐาน"),
    "steps": re.compile("ขั้นตอน"),
    "days": re.compile("ระยะเวลา|กี่วัน"),
    "fee": re.compile("ค่าธรรมเนียม|ค่าบริการ"),
    "law": re.compile("กฎหมาย|ระเบียบ"),
    "other_names": re.compile("เรียก|คำค้น"),
    "where": re.compile("ช่องทาง|สถานที่"),
    "online_url": re.compile("ลิงก์|ออนไลน์"),
    "name": re.compile("บริการ|กระบวนงาน|ชื่องาน|เรื่อง"),
}
MANY_LINES = ("papers", "steps", "law", "where", "who")
ALONE = "ชื่อบริการ"  # a heading beside no other; any title of a sheet may hold the word
MOST_TOLD = 10
NOTHING, FIRST = "ยังไม่ได้นำเข้าบริการใด ต้องแก้ไข {} จุดในไฟล์ก่อน", " แสดง {} จุดแรก"
BROKEN = re.compile(r"=|#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NULL!|NUM!)")


def read(upload: UploadedFile) -> list[dict[str, Any]]:
    """Return the services of an uploaded table as dicts of their fields, "row" being its place in the file.

    Raises ValidationError with a Thai sentence for a file that is no such table or has rows that can't be saved.
    """
    rows, start, places = _heading([sheet.rows for sheet in read_sheets(upload)])
    services = [
        _service(row, number, places) for number, row in enumerate(rows[start + 1 :], start=start + 2) if any(row)
    ]
    if not services:
        raise ValidationError("ใต้หัวตารางไม่มีบริการ โปรดตรวจว่าเลือกไฟล์ถูกต้อง")
    if problems := list(_problems(services)):
        raise ValidationError([_counted(len(problems)), *problems[:MOST_TOLD]])
    return services


def _counted(problems: int) -> str:
    more = FIRST.format(thai.format_number(MOST_TOLD)) if problems > MOST_TOLD else ""
    return NOTHING.format(thai.format_number(problems)) + more


def _heading(sheets: list[list[list[str]]]) -> tuple[list[list[str]], int, dict[str, int]]:
    """Return (rows of the first sheet with a heading, place of its heading row, {field: column})."""
    for rows in sheets:
        for place, row in enumerate(rows[:20]):
            found: dict[str, int] = {}
            for column, cell in enumerate(row):
                name = next((name for name, words in HEADINGS.items() if cell and words.search(cell)), None)
                if name and name not in found:
                    found[name] = column
            if "name" in found and (len(found) > 1 or row[found["name"]].strip() == ALONE):
                return rows, place, found
    raise ValidationError(
        "ไม่พบแถวหัวตารางใน ๒๐ แถวแรก ต้องมีช่อง “ชื่อบริการ” และช่องอื่นที่มี เช่น ส่วนราชการ เอกสารที่ต้องใช้ ค่าธรรมเนียม"
    )


def _service(row: list[str], number: int, places: dict[str, int]) -> dict[str, Any]:
    found = {name: row[column].strip() for name, column in places.items() if column < len(row)}
    return {name: text if name in MANY_LINES else " ".join(text.split()) for name, text in found.items()} | {
        "row": number
    }


def _problems(services: list[dict[str, Any]]) -> Iterator[str]:
    """Yield a sentence for every row that can't be saved."""
    known = set(Service.objects.values_list("name", flat=True))
    rows: dict[str, str] = {}
    every = list(Division.objects.offered())
    ended = list(Division.objects.ended())
    names = f" ({', '.join(division.name for division in every)})"  # told with the first that is unknown
    divisions = matched({one["division"] for one in services if one.get("division")}, every)
    for one in services:
        row, name = f"แถวที่ {thai.format_number(one['row'])}", one.get("name", "")
        if BROKEN.match(name):
            yield f"{row} ช่องชื่อบริการเป็นสูตรที่เสีย ({name[:40]}) โปรดพิมพ์ชื่อแทนสูตร"
        elif not name:
            yield f"{row} ไม่มีชื่อบริการ โปรดกรอกชื่อ หรือลบแถวนี้"
        elif name in rows:
            yield f"{row} “{name}” ซ้ำกับ{rows[name]} โปรดลบแถวใดแถวหนึ่ง"
        elif name in known:
            yield f"{row} “{name}” มีอยู่แล้วในระบบ โปรดลบแถวนี้ แล้วแก้ไขที่บริการเดิม"
        elif len(name) > 300:
            yield f"{row} ชื่อบริการยาวเกิน ๓๐๐ ตัวอักษร โปรดใช้ชื่อที่สั้นลง"
        if one.get("division") and divisions[one["division"]] is None:
            yield f"{row} {_unknown(one['division'], names, ended)}"
            names = ""
        rows.setdefault(name, row)
        yield from _refused(row, one)


def _unknown(name: str, names: str, ended: list[Division]) -> str:
    """Return why a name is no division that can be chosen, and what to write instead."""
    former = matched([name], ended)[name]
    told = former.told_end() if former else f"ไม่พบส่วนราชการ “{name}”"
    return f"{told} โปรดใช้ชื่อในระบบ{names} หรือเว้นว่าง"


def _refused(row: str, one: dict[str, Any]) -> Iterator[str]:
    """Yield what the fields of a service themselves refuse."""
    facts = {name: text for name, text in one.items() if name not in ("row", "division", "name")}
    try:
        Service(name="-", **facts).clean_fields(exclude=["division", "form"])
    except ValidationError as refusal:
        yield from (
            f"{row} ช่อง “{cast(Field, Service._meta.get_field(name)).verbose_name}” {' '.join(said)}"
            for name, said in refusal.message_dict.items()
        )


@transaction.atomic
def save(services: list[dict[str, Any]], *, division: Division | None = None) -> int:
    """Save what `read` returned as drafts and return how many; a clerk's belong to the clerk's own `division`."""
    divisions = matched({one["division"] for one in services if one.get("division")}, Division.objects.offered())
    for one in services:
        facts = {name: text for name, text in one.items() if name not in ("row", "division")}
        Service.objects.create(**facts, division=division or divisions.get(one.get("division", "")))
    return len(services)


def said(count: int) -> str:
    """Return what staff are told after an import of so many services."""
    return f"นำเข้าเป็นร่าง {thai.format_number(count)} บริการ โปรดตรวจแต่ละรายการแล้วเลือก “เปิดให้บริการ” ก่อนส่งขอเผยแพร่"
