"""Form and model fields that read and show พ.ศ., and text fields that keep one spelling of what looks the same."""

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.utils import timezone

from . import thai

Read = TypeVar("Read")
DATE_HELP = "เช่น ๒๕/๑๐/๒๕๖๖ หรือ ๒๕ ต.ค. ๒๕๖๖"
DATETIME_HELP = "เช่น ๒๕/๑๐/๒๕๖๖ เวลา ๐๘.๓๐ น."


def _read(parse: Callable[..., Read], text: str) -> Read:
    """Return what a `common.thai` reader makes of typed text; its refusal becomes a ValidationError."""
    try:
        return parse(text, today=timezone.localdate())
    except thai.ThaiDateError as refusal:
        # No code: Django would replace the sentence of a validator whose code is "invalid" with its own.
        raise ValidationError(str(refusal)) from refusal


def validate_year(year: int) -> None:
    """Raise ValidationError unless a Buddhist-era year is one that a date of the office may lie in."""
    _read(thai.parse_year, str(year))


def validate_date(date: datetime.date) -> None:
    """Raise ValidationError unless the year of a date can be meant: a date made by a program may be 543 years off."""
    validate_year(thai.be_year(date))


def its_day(moment: datetime.datetime) -> datetime.datetime:
    """Return the beginning of the day on which a moment lies here."""
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


class DayOfMomentField(models.DateTimeField):
    """A moment of which only the day is kept, whoever writes it: the hour would tell what somebody did then."""

    def get_prep_value(self, value: Any) -> Any:
        moment = super().get_prep_value(value)
        return its_day(moment) if isinstance(moment, datetime.datetime) else moment


class ThaiDateFormField(forms.DateField):
    """A date typed in any spelling of `thai.parse_date` and shown as ๒๕/๑๐/๒๕๖๖; what can't be read stays as typed."""

    widget = forms.TextInput(attrs={"placeholder": "วว/ดด/ปปปป", "autocomplete": "off"})

    def __init__(self, *, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(help_text=help_text or DATE_HELP, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return thai.format_date(value, style="numeric") if isinstance(value, datetime.date) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and (text := value.strip()):
            return _read(thai.parse_date, text)
        return super().to_python(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the dates differ, however each is spelled."""
        return super().has_changed(self.to_python(initial), data)


class ThaiDateTimeFormField(forms.DateTimeField):
    """A moment in Bangkok, to the minute, typed as `thai.parse_datetime` reads it and shown as ๒๕/๑๐/๒๕๖๖ เวลา ๑๔.๓๐ น."""

    widget = forms.TextInput(attrs={"placeholder": "วว/ดด/ปปปป เวลา ชช.นน น.", "autocomplete": "off"})

    def __init__(self, *, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(help_text=help_text or DATETIME_HELP, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return thai.format_datetime(value, style="numeric") if isinstance(value, datetime.datetime) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and (text := value.strip()):
            return _read(thai.parse_datetime, text)
        return super().to_python(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the minutes differ, however each is spelled; seconds are not shown, so they can't change."""
        return super().has_changed(initial and initial.replace(second=0, microsecond=0), data)


class ThaiDateField(models.DateField):
    """A date whose forms read and show พ.ศ.; text given to it by a program is read as `thai.parse_date` does."""

    default_validators = [validate_date]

    def to_python(self, value: Any) -> Any:
        return _read(thai.parse_date, value) if isinstance(value, str) else super().to_python(value)

    def formfield(self, **kwargs: Any) -> Any:
        # The admin asks for its calendar on every DateField; that script only knows CE years.
        return super().formfield(**{"form_class": ThaiDateFormField, **_without_widget(forms.DateInput, kwargs)})


class FiscalYearFormField(forms.IntegerField):
    """A พ.ศ. year typed in Thai or Arabic digits; a CE year is refused with the พ.ศ. year that it would be."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "ปปปป", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return thai.to_thai_digits(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and (text := value.strip()):
            return _read(thai.parse_year, text)
        return super().to_python(value)


class FiscalYearField(models.PositiveSmallIntegerField):
    """A fiscal year in the Buddhist era, typed and shown in Thai digits."""

    default_validators = [validate_year]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": FiscalYearFormField, **_without_widget(forms.NumberInput, kwargs)})


class ThaiCharFormField(forms.CharField):
    """Text cleaned by `thai.clean_typed` before its length is judged; what nobody can read is named, not kept."""

    def __init__(self, *, max_length: int | None = None, min_length: int | None = None, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, min_length=min_length, **kwargs)
        lengths: dict[Any, Callable[[int], Callable[[str], None]]] = {
            MaxLengthValidator: _at_most,
            MinLengthValidator: _at_least,
        }
        found: list[Any] = self.validators
        self.validators = [lengths[type(one)](one.limit_value) if type(one) in lengths else one for one in found]

    def to_python(self, value: Any) -> Any:
        return super().to_python(thai.clean_typed(value) if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if pieces := thai.unreadable(value or ""):
            shown = " ".join(f"“{piece}”" for piece in pieces[:3])
            raise ValidationError(f"มีอักขระที่อ่านไม่ได้จากการคัดลอก ({shown}) โปรดพิมพ์ส่วนนั้นใหม่", code="unreadable")


MOST_OF_A_TEXT = 100_000


def _at_most(limit: int) -> Callable[[str], None]:
    def judge(text: str) -> None:
        if len(text) > limit:
            allowed, found = thai.format_number(limit), thai.format_number(len(text))
            sentence = f"ข้อความยาวเกินไป เขียนได้ไม่เกิน {allowed} ตัวอักษร ขณะนี้มี {found} ตัวอักษร"
            raise ValidationError(sentence, code="max_length")

    return judge


def _at_least(limit: int) -> Callable[[str], None]:
    def judge(text: str) -> None:
        if len(text) < limit:
            sentence = f"ข้อความสั้นเกินไป ต้องมีอย่างน้อย {thai.format_number(limit)} ตัวอักษร"
            raise ValidationError(sentence, code="min_length")

    return judge


class _ThaiText(models.Field):
    """What both text fields share: every way in is cleaned, whether form, fixture, shell or `update()`."""

    @staticmethod
    def _clean(text: str) -> str:
        return thai.clean_typed(text)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return self._clean(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Leave on the instance what the database will hold."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.to_python(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": ThaiCharFormField, **kwargs})


class ThaiTextField(_ThaiText, models.TextField):
    """Lines of text in NFC, without control or invisible characters, and no more of them than a page can show."""

    default_validators = [_at_most(MOST_OF_A_TEXT)]


class ThaiCharField(_ThaiText, models.CharField):
    """One line of text in NFC, without control or invisible characters."""

    @staticmethod
    def _clean(text: str) -> str:
        return thai.clean_typed(text).replace("\n", " ")


def _without_widget(unwanted: type[forms.Widget], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return `kwargs` without a widget of the unwanted class, so that the form field's own is used."""
    widget = kwargs.get("widget")
    is_unwanted = isinstance(widget, unwanted) or (isinstance(widget, type) and issubclass(widget, unwanted))
    return {key: value for key, value in kwargs.items() if key != "widget"} if is_unwanted else kwargs
