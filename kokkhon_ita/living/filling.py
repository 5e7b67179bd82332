"""A row of any model with every field filled: the fields are found by looking at the model, so a new one is in it."""

from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from common.fields import FiscalYearField
from common.rich_text import RichTextField
from common.saving import own_rules

from . import made_up

LONG = 200
# Every so many rows of a model carry names as long as they may be.
LONG_EVERY = 5


class Unfillable(Exception):
    """A field that nobody taught the living office to fill; the message says which and how to mend it."""


Row = TypeVar("Row", bound=models.Model)


class Filler:
    """Makes rows whose every field says something. `today` and `year` are what dates and fiscal years default to."""

    def __init__(self, rng: Random, *, moment: datetime, year: int) -> None:
        self.rng, self.moment, self.year = rng, moment, year
        self._made: dict[type[models.Model], int] = {}

    def fill(self, model: type[Row], **facts: Any) -> Row:
        """Return a saved row of `model` with these facts and everything else filled in.

        A fact given as None or "" stays empty. Raises Unfillable for a field of an unknown type, and for one whose
        made-up value the model refuses.
        """
        number = self._made[model] = self._made.get(model, 0) + 1
        values = {field.name: self._value(field, number) for field in fillable(model) if field.name not in facts}
        row = model(**{**values, **facts})
        try:
            _save(row)
        except ValidationError as refusal:
            raise Unfillable(f"{model._meta.label}: {refusal}; give these facts in kokkhon_ita/living/") from refusal
        return row

    def complete(self, row: Row, **facts: Any) -> Row:
        """Save `row`, made by a verb, with these facts and with every field that is still empty filled in; return it."""
        empty = [field for field in fillable(type(row)) if getattr(row, field.attname) in (None, "")]
        values = {field.name: self._value(field, 1) for field in empty if field.name not in facts}
        for name, value in {**values, **facts}.items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
        return row

    def _value(self, field: Any, number: int) -> Any:
        if field.choices:
            return self.rng.choice([code for code, _ in field.flatchoices if code not in ("", None)])
        for kind, make in MAKERS:
            if isinstance(field, kind):
                return make(self, field, number)
        raise Unfillable(f"{field}: no maker for {type(field).__name__}; add one to kokkhon_ita/living/filling.py")

    def _line(self, field: Any, number: int) -> str:
        most = min(field.max_length, LONG)
        text = made_up.long_name(self.rng, most) if number % LONG_EVERY == 1 else made_up.name(self.rng, most)
        if not field.unique:
            return text
        mark = f" {number}"
        return made_up.cut(text, most - len(mark)) + mark

    def _text(self, field: Any, number: int) -> str:
        text = made_up.paragraphs(self.rng)
        return text[: field.max_length].strip() if field.max_length else text

    def _related(self, field: Any, number: int) -> models.Model:
        row = field.related_model._default_manager.order_by("pk").first()
        if row is None:
            raise Unfillable(f"{field}: there is no {field.related_model._meta.label} yet to point at")
        return row


def _save(row: models.Model) -> None:
    """Save a row; the database is asked which rule does not hold only once it refused the row, or ValidationError says so before."""
    own_rules(row)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        row.full_clean()
        raise


def fillable(model: type[models.Model]) -> list[Any]:
    """Return the fields of a model that staff can fill: neither computed nor set by the model's own verbs."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable and not isinstance(field, (models.AutoField, models.GeneratedField))
    ]


def _day(filler: Filler, field: Any, number: int) -> date:
    return filler.moment.date()


def _moment(filler: Filler, field: Any, number: int) -> datetime:
    return filler.moment


MAKERS = (
    (models.ForeignKey, Filler._related),
    (FiscalYearField, lambda filler, field, number: filler.year),
    (RichTextField, lambda filler, field, number: made_up.rich(filler.rng)),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.BooleanField, lambda filler, field, number: True),
    (models.DecimalField, lambda filler, field, number: Decimal(filler.rng.randint(5000, 9500)) / 100),
    (models.PositiveSmallIntegerField, lambda filler, field, number: number),
    (models.IntegerField, lambda filler, field, number: filler.rng.randint(1, 9999)),
    (models.SlugField, lambda filler, field, number: f"living-{number}"),
    (models.EmailField, lambda filler, field, number: f"office{number}@example.go.th"),
    (models.URLField, lambda filler, field, number: f"https://www.example.go.th/living/{number}"),
    (models.TextField, Filler._text),
    (models.CharField, Filler._line),
)
