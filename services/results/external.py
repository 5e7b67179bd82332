"""A table of what somebody outside the office measured: a line a service, its mean, its percentage."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from common import thai
from measures.importing.files import read_rows

from ..models import ExternalResult, Round, Service

HEADINGS = {
    "service": re.compile("บริการ|รายการ|งาน"),
    "mean": re.compile("เฉลี่ย|x̄|mean"),
    "percent": re.compile("ร้อยละ|%"),
}
WHOLE = re.compile("รวม|เฉลี่ย")


def read(upload: UploadedFile) -> list[dict]:
    """Return the lines of a table as {"service", "mean", "percent"}; raises ValidationError naming what can't be read."""
    rows = read_rows(upload)
    start, places = next(((n, found) for n, row in enumerate(rows[:20]) if (found := _heading(row))), (0, None))
    if places is None:
        raise ValidationError("ไม่พบหัวตารางที่มีช่อง “บริการ” และ “ค่าเฉลี่ย” หรือ “ร้อยละ”")
    known = {thai.search_key(service.name): service for service in Service.objects.all()}
    lines, problems = [], []
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        try:
            lines += [_line(row, places, known)] if any(row) else []
        except ValidationError as refusal:
            problems.append(f"แถวที่ {thai.format_number(number)} {refusal.messages[0]}")
    if problems or not lines:
        raise ValidationError(problems[:10] or "ใต้หัวตารางไม่มีผล")
    return lines


def _heading(row: list[str]) -> dict[str, int] | None:
    found = {}
    for place, cell in enumerate(row):
        name = next((name for name, words in HEADINGS.items() if words.search(cell)), None)
        if name and name not in found:
            found[name] = place
    return found if "service" in found and len(found) > 1 else None


def _line(row: list[str], places: dict[str, int], known: dict[str, Service]) -> dict[str, Any]:
    cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
    name = cells.get("service", "")
    service = known.get(thai.search_key(name))
    if service is None and not WHOLE.search(name):
        raise ValidationError(f"ไม่รู้จักบริการ “{name}” โปรดใช้ชื่อตามรายการบริการ หรือ “ภาพรวม”")
    figures = {name: _number(cells.get(name, "")) for name in ("mean", "percent")}
    ExternalResult(measured_by="-", service=service, **figures).clean_fields(exclude=["round"])
    if not any(figures.values()) or not 1 <= (figures["mean"] or 1) <= 5 or not 0 <= (figures["percent"] or 0) <= 100:
        raise ValidationError("ค่าเฉลี่ยต้องอยู่ระหว่าง ๑ ถึง ๕ และร้อยละไม่เกิน ๑๐๐ อย่างน้อยหนึ่งช่อง")
    return {"service": service, **figures}


def _number(text: str) -> Decimal | None:
    text = thai.to_arabic_digits(text).replace("%", "").strip()
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        raise ValidationError(f"“{text}” ไม่ใช่ตัวเลข") from None


@transaction.atomic
def save(asked: Round, lines: list[dict], *, measured_by: str) -> int:
    """Put the lines in place of what the same evaluator had measured in this round, and return how many there are."""
    asked.external.filter(measured_by=measured_by).delete()
    ExternalResult.objects.bulk_create(ExternalResult(round=asked, measured_by=measured_by, **line) for line in lines)
    return len(lines)
