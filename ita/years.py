"""Reads fixtures/ita/<year>.json: the framework of a fiscal year and its OIT list, one data file."""

import json
from pathlib import Path

from django.db import transaction

from measures import framework_file

from .oit import catalogue


@transaction.atomic
def load(path: Path, *, update: bool = False) -> str:
    """Load one year's file and return in Thai what it brought, "" when everything was there already.

    With `update` what is there gets the file's words, while the office's answers and what people judged of parts with
    an unchanged text stay. Raises ValidationError when the file breaks a rule of the models.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    year, brought = data["fiscal_year"], []
    if "framework" in data and framework_file.load(year, data["framework"], update=update):
        brought.append("กรอบการประเมิน")
    if "list" in data and (made := catalogue.load(year, data["list"], update=update)):
        brought.append(f"รายการตามแบบตรวจ OIT {made.items.count()} ข้อ")
    return " และ".join(brought)
