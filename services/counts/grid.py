"""A month as a form: a line a service, a number a channel. Empty means that nobody counted; 0 that nobody came."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.forms import BoundField

from common import thai

from ..models import RequestCount, Service, ServiceCount
from ..models.counts import Way

MOST = 999_999


class NumberField(forms.IntegerField):
    """A number in Thai or Arabic digits, or nothing."""

    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(thai.to_arabic_digits(value).replace(",", "") if isinstance(value, str) else value)


class MonthForm(forms.Form):
    """The numbers of `services` in one month. `save()` writes those that changed."""

    def __init__(self, *args: Any, services: Iterable[Service], month: date, **kwargs: Any) -> None:
        self.services, self.month = list(services), month
        rows = ServiceCount.objects.filter(month=month, service__in=self.services)
        asked = RequestCount.objects.filter(month=month, service__in=self.services)
        self.asked = dict(asked.values_list("service", "number"))
        self.known = {(row.service_id, row.way): row for row in rows}
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        for service in self.services:
            for way, label in Way.choices:
                row = self.known.get((service.pk, way))
                self.fields[_name(service, way)] = NumberField(
                    label=label,
                    required=False,
                    min_value=0,
                    max_value=MOST,
                    initial=row and row.number,
                )
                self.fields[_name(service, way)].widget.attrs["aria-label"] = f"{service} › {label}"

    @property
    def lines(self) -> list[tuple[Service, list[BoundField], int]]:
        """Return (service, its bound fields, how many asked for it on this site) in the order of the services."""
        return [
            (service, [self[_name(service, way)] for way in Way.values], self.asked.get(service.pk, 0))
            for service in self.services
        ]

    @transaction.atomic
    def save(self) -> int:
        """Write what was typed; a number that was taken out is deleted. Return how many numbers changed."""
        changed = [name for name in self.fields if self.fields[name].initial != self.cleaned_data[name]]
        for name in changed:
            _, service, way = name.split("-")
            facts: dict[str, Any] = {"service_id": int(service), "month": self.month, "way": way}
            if (number := self.cleaned_data[name]) is None:
                ServiceCount.objects.filter(**facts).delete()
            else:
                ServiceCount.objects.update_or_create(**facts, defaults={"number": number})
        return len(changed)


def _name(service: Service, way: str) -> str:
    return f"n-{service.pk}-{way}"
