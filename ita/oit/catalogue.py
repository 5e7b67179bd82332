"""Reads the OIT list of fixtures/ita/<year>.json into the database, and what an office answered."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from common.saving import saved

from ..models import OitAnswer, OitCatalogue, OitItem, OitPart

ANSWER = ("page", "url", "side", "explanation", "data_year")


def known() -> QuerySet[OitCatalogue, int]:
    """Return the fiscal years that have a list."""
    return OitCatalogue.objects.values_list("fiscal_year", flat=True)


@transaction.atomic
def load(year: int, data: dict[str, Any], *, update: bool = False) -> OitCatalogue | None:
    """Save the "list" of a year's file and return its OitCatalogue, None when the year is there already.

    With `update` a year that is there gets the file's titles, parts and sources, while the office's answers and what
    people judged of parts with an unchanged text stay. Raises ValidationError when the file breaks a rule of the models.
    """
    if OitCatalogue.objects.filter(pk=year).exists() and not update:
        return None
    catalogue = saved(OitCatalogue(pk=year, complete=data["complete"], source=data["source"]))
    for order, row in enumerate(data["items"], start=1):
        _load_item(catalogue, order, row)
    return catalogue


def _load_item(catalogue: OitCatalogue, order: int, row: dict[str, Any]) -> None:
    name = {"code": row["code"]} if row["code"] else {"code": "", "title": row["title"]}
    item = OitItem.objects.filter(catalogue=catalogue, **name).first() or OitItem(catalogue=catalogue, **name)
    item.order, item.title, item.sub_indicator = order, row["title"], row["sub_indicator"]
    item.source, item.data_year = row["source"], row.get("data_year")
    item.title_confidence, item.parts_confidence = row["confidence"]["title"], row["confidence"]["parts"]
    saved(item)
    _load_parts(item, row["parts"])


def _load_parts(item: OitItem, rows: list[Any]) -> None:
    """Make the parts of an item those of the file; a part is its text, or a dict with "text", "fact" and "added"."""
    parts: list[dict[str, Any]] = [{"text": row} if isinstance(row, str) else row for row in rows]
    item.parts.exclude(text__in=[part["text"] for part in parts]).delete()
    known = {part.text: part for part in item.parts.all()}
    for place, row in enumerate(parts, start=1):
        part = known.get(row["text"]) or OitPart(item=item, text=row["text"])
        part.order, part.fact, part.added = place, row.get("fact", ""), row.get("added", False)
        saved(part)


@transaction.atomic
def load_answers(path: Path) -> int:
    """Load the office's answers for a year from a file; items that have answers keep theirs. Return how many were made.

    Raises LookupError when the file answers a code that the year's list does not have.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    items = {item.code: item for item in OitItem.objects.of_year(data["fiscal_year"]).whole() if item.code}
    if unknown := {row["code"] for row in data["answers"]} - items.keys():
        raise LookupError(f"{path.name}: no such items in {data['fiscal_year']}: {', '.join(sorted(unknown))}")
    rows = [row for row in data["answers"] if not items[row["code"]].answers.all()]
    for order, row in enumerate(rows):
        facts = {name: row[name] for name in ANSWER if name in row}
        saved(OitAnswer(item=items[row["code"]], order=order, **facts))
    return len(rows)
