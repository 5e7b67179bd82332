"""Reads fixtures/oit/<year>.json into the database: next year's list is one data file."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import OitAnswer, OitCatalogue, OitItem, OitPart


@transaction.atomic
def load(path, *, update=False):
    """Load one year's list from a file and return its OitCatalogue, None when the year is there already.

    With `update` a year that is there gets the file's titles, parts and sources, while the office's answers and the
    parts ticked off under an unchanged text stay. Raises ValidationError when the file breaks a rule of the models.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    year = data["fiscal_year"]
    if OitCatalogue.objects.filter(pk=year).exists() and not update:
        return None
    catalogue = _saved(OitCatalogue(pk=year, complete=data["complete"], source=data["source"]))
    for order, row in enumerate(data["items"], start=1):
        _load_item(catalogue, order, row)
    return catalogue


def _load_item(catalogue, order, row):
    name = {"code": row["code"]} if row["code"] else {"code": "", "title": row["title"]}
    item = OitItem.objects.filter(catalogue=catalogue, **name).first() or OitItem(catalogue=catalogue, **name)
    item.order, item.title, item.sub_indicator = order, row["title"], row["sub_indicator"]
    item.source, item.data_year = row["source"], row.get("data_year")
    item.title_confidence, item.parts_confidence = row["confidence"]["title"], row["confidence"]["parts"]
    _saved(item)
    item.parts.exclude(text__in=row["parts"]).delete()
    for place, text in enumerate(row["parts"], start=1):
        OitPart.objects.update_or_create(item=item, text=text, defaults={"order": place})


@transaction.atomic
def load_answers(path):
    """Load the office's answers for a year from a file; items that have an answer keep it. Return how many were made.

    Raises LookupError when the file answers a code that the year's list does not have.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    items = {item.code: item for item in OitItem.objects.of_year(data["fiscal_year"]).whole() if item.code}
    if unknown := {row["code"] for row in data["answers"]} - items.keys():
        raise LookupError(f"{path.name}: no such items in {data['fiscal_year']}: {', '.join(sorted(unknown))}")
    rows = [row for row in data["answers"] if not hasattr(items[row["code"]], "answer")]
    for row in rows:
        _load_answer(items[row["code"]], row)
    return len(rows)


def _load_answer(item, row):
    facts = {name: row[name] for name in ("page", "url", "explanation", "data_year") if name in row}
    answer = _saved(OitAnswer(item=item, **facts))
    parts = list(item.parts.all())
    answer.shown.set(parts[number - 1] for number in row.get("shown", []))


def _saved(record):
    """Save a record whose rules hold; ValidationError says which rule of which record does not."""
    try:
        record.full_clean(validate_unique=False)
    except ValidationError as refusal:
        raise ValidationError(f"{record}: {' '.join(refusal.messages)}") from refusal
    record.save()
    return record
