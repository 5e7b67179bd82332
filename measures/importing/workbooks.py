"""XLSX, XLS and ODS: the visible sheets' cells as text, dates as people write them, merged cells known as such."""

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from common import thai, uploads
from common.later import later

from .limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, limited
from .sheets import Sheet, sheet_of

_told = later("measures.importing.beside.told")

CHILD = Path(__file__).with_name("child.py")
FULL = "แผ่นงานมีเซลล์มากเกินไป หรือไฟล์เสียหรือมีรหัสผ่าน โปรดคัดลอกเฉพาะตารางไปไว้ในไฟล์ใหม่แล้วลองอีกครั้ง"
LONGEST_WAIT = 30


def sheets(data: bytes) -> list[Sheet]:
    """Return the visible sheets of a workbook; raises ValidationError when it is unsound or too much."""
    if data.startswith(b"PK"):
        uploads.check_archive(data)
    limits = map(str, (MOST_SHEETS, MOST_ROWS, MOST_COLUMNS))
    command = [sys.executable, "-I", str(CHILD), *limits]
    try:
        child = subprocess.run(command, input=data, capture_output=True, env={}, timeout=LONGEST_WAIT)  # noqa: S603
        found = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError) as broken:
        raise ValidationError(FULL) from broken
    sheets = [_sheet(facts) for facts in found]
    for sheet in sheets:
        sheet.notes += _told(data) if data.startswith(b"PK") else []
    return sheets


def _sheet(facts: dict[str, Any]) -> Sheet:
    rows: list[list[str]] = []
    notes: list[tuple[int, str]] = []
    for number, row in enumerate(limited(facts["rows"]), start=1):
        rows.append([_text(cell, number, notes) for cell in row])
    return sheet_of(rows, name=facts["name"], merged=facts["merged"], notes=notes)


def _text(cell: Any, number: int, notes: list[tuple[int, str]]) -> str:
    """Return a cell's text; a date whose year only makes sense as พ.ศ. is read so, and noted."""
    if isinstance(cell, str):
        return cell
    day = datetime.date.fromisoformat(cell["date"])
    if day.year < thai.EARLIEST_YEAR:
        return thai.format_date(day)
    year = thai.to_thai_digits(day.year)
    notes.append((number, f"เซลล์วันที่เก็บปี ค.ศ. {year} ไว้ ซึ่งเป็นปี พ.ศ. จึงอ่านเป็น พ.ศ. {year}"))
    return f"{thai.to_thai_digits(day.day)} {thai.MONTHS[day.month - 1]} {year}"
