"""Reads the OIT list of fixtures/ita/<year>.json into the database, and what an office answered."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from common.saving import save_all, saved

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
    _load_items(catalogue, data["items"])
    return catalogue


def _load_items(catalogue: OitCatalogue, rows: list[dict[str, Any]]) -> None:
    """Make the year's items those of the file; one that it names twice is what it says last."""
    said = {_name(row["code"], row["title"]): (order, row) for order, row in enumerate(rows, start=1)}
    known = {_name(item.code, item.title): item for item in reversed(catalogue.items.prefetch_related("parts"))}
    parts: list[OitPart] = []
    for name, (order, row) in said.items():
        item = _filled(known.setdefault(name, OitItem(catalogue=catalogue, code=row["code"])), order, row)
        parts += _parts(item, row["parts"])
    save_all(known[name] for name in said)
    save_all(parts)


def _name(code: str, title: str) -> tuple[str, str]:
    """Return what an item is known by within its year: its code, before it has one its title."""
    return (code, "" if code else title)


def _filled(item: OitItem, order: int, row: dict[str, Any]) -> OitItem:
    item.order, item.title, item.sub_indicator = order, row["title"], row["sub_indicator"]
    item.source, item.data_year = row["source"], row.get("data_year")
    item.title_confidence, item.parts_confidence = row["confidence"]["title"], row["confidence"]["parts"]
    return item


def _parts(item: OitItem, rows: list[Any]) -> list[OitPart]:
    """Return the parts that the file gives an item, unsaved; others are deleted. It says a text, or a dict with "text", "fact" and "added"."""
    said: list[dict[str, Any]] = [{"text": row} if isinstance(row, str) else row for row in rows]
    known = {} if item._state.adding else {part.text: part for part in item.parts.all()}
    if gone := known.keys() - {row["text"] for row in said}:
        item.parts.filter(text__in=gone).delete()
    return [_part(item, known, order, row) for order, row in enumerate(said, start=1)]


def _part(item: OitItem, known: dict[str, OitPart], order: int, row: dict[str, Any]) -> OitPart:
    part = known.setdefault(row["text"], OitPart(item=item, text=row["text"]))
    part.order, part.fact, part.added = order, row.get("fact", ""), row.get("added", False)
    return part


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
    save_all(
        OitAnswer(item=items[row["code"]], order=order, **{name: row[name] for name in ANSWER if name in row})
        for order, row in enumerate(rows)
    )
    return len(rows)
