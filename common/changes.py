"""What a save changed: fields of a record and of the rows below it, before and after. Enough to tell it and to take it back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.html import strip_tags

from . import thai

Facts = dict[str, Any]
Snapshot = dict[str, Facts]
EMPTY = "(ว่าง)"


def row_of(record: models.Model) -> str:
    """Return how a snapshot names a record: "measures.step:12"."""
    return f"{record._meta.label_lower}:{record.pk}"


def snapshot(records: Iterable[models.Model]) -> Snapshot:
    """Return every stored field of these records, as JSON holds it, by their names."""
    return {row_of(record): _facts(record) for record in records}


def _facts(record: models.Model) -> Facts:
    plain = {field.name: field.value_from_object(record) for field in _fields(type(record))}
    return json.loads(json.dumps(plain, cls=DjangoJSONEncoder))


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def _fields(model: type[models.Model]) -> list[models.Field]:
    return [f for f in model._meta.concrete_fields if not f.primary_key and not f.generated]


@dataclass(frozen=True)
class Change:
    """One field of a row; of a row that came or went `field` is "" and the facts stand whole on one side."""

    row: str
    field: str
    old: Any
    new: Any

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.row.partition(":")[0])

    @property
    def pk(self) -> str:
        return self.row.partition(":")[2]

    @property
    def label(self) -> str:
        """Return in Thai what was changed."""
        about = self.model._meta
        if self.field:
            named, whole = str(_field(self.model, self.field).verbose_name), str(about.verbose_name)
            return named if named == whole else f"{whole}: {named}"
        return f"{'เพิ่ม' if self.old is None else 'ลบ'}{about.verbose_name}"

    @property
    def before(self) -> str:
        return self.told(self.old)

    @property
    def after(self) -> str:
        return self.told(self.new)

    def told(self, value: Any) -> str:
        """Return a value of this field in Thai words."""
        if self.field:
            return _told(_field(self.model, self.field), value)
        texts = [_told(field, (value or {}).get(field.name)) for field in _fields(self.model) if field.name != "uid"]
        return " · ".join(text for text in texts if text != EMPTY) if value else "ไม่มี"


def differences(before: Snapshot, after: Snapshot) -> list[Change]:
    """Return what differs: rows that went and came, then fields, in the order of `before` and of the form."""
    found = [Change(row, "", facts, None) for row, facts in before.items() if row not in after]
    found += [Change(row, "", None, facts) for row, facts in after.items() if row not in before]
    for row in before.keys() & after.keys():
        old, new = before[row], after[row]
        found += [Change(row, name, old.get(name), value) for name, value in new.items() if old.get(name) != value]
    places = list({**before, **after})
    return sorted(found, key=lambda change: places.index(change.row))


def worth_telling(changes: list[Change], record: str) -> list[Change]:
    """Return the changes without the numbers of rows below `record` that a save gave anew in the order they had."""
    numbers = [change for change in changes if change.field == "order" and change.row != record]
    kept = {change.model for change in numbers if _changed_places([n for n in numbers if n.model is change.model])}
    return [change for change in changes if change not in numbers or change.model in kept]


def _changed_places(numbers: list[Change]) -> bool:
    return sorted(numbers, key=lambda change: change.old) != sorted(numbers, key=lambda change: change.new)


def _told(field: models.Field, value: Any) -> str:
    if value is None or value == "":
        return EMPTY
    if field.is_relation and field.related_model:
        found = field.related_model._base_manager.filter(pk=value).first()
        return str(found) if found else f"รายการที่ลบแล้ว ({value})"
    value = field.to_python(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(field, models.DateTimeField):
        return thai.format_datetime(value)
    return thai.format_date(value) if isinstance(field, models.DateField) else " ".join(strip_tags(str(value)).split())


def put(change: Change, value: Any) -> None:
    """Give a row's field this value; for a row that came or went, bring it in with these facts or, for None, take it out.

    Raises ValidationError for what the rules of the record refuse.
    """
    record = change.model._base_manager.filter(pk=change.pk).first()
    if not change.field and value is None:
        if record:
            record.delete()
        return
    record = record or change.model(pk=change.model._meta.pk.to_python(change.pk))
    for name, plain in ({change.field: value} if change.field else value).items():
        field = _field(change.model, name)
        setattr(record, field.attname, field.to_python(plain))
    record.full_clean()
    record.save()
