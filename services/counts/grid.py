"""A month as a form: a line a service, a number a channel. Empty means that nobody counted; 0 that nobody came."""

from django import forms
from django.db import transaction

from common import thai

from ..models import RequestCount, ServiceCount
from ..models.counts import Way

MOST = 999_999


class NumberField(forms.IntegerField):
    """A number in Thai or Arabic digits, or nothing."""

    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        return super().to_python(thai.to_arabic_digits(value).replace(",", "") if isinstance(value, str) else value)


class MonthForm(forms.Form):
    """The numbers of `services` in one month. `save()` writes those that changed."""

    def __init__(self, *args, services, month, **kwargs):
        self.services, self.month = list(services), month
        rows = ServiceCount.objects.filter(month=month, service__in=self.services)
        asked = RequestCount.objects.filter(month=month, service__in=self.services)
        self.asked = dict(asked.values_list("service", "number"))
        self.known = {(row.service_id, row.way): row for row in rows}
        super().__init__(*args, label_suffix="", **kwargs)
        for service in self.services:
            for way, label in Way.choices:
                row = self.known.get((service.pk, way))
                self.fields[_name(service, way)] = NumberField(
                    label=f"{service.name} {label}",
                    required=False,
                    min_value=0,
                    max_value=MOST,
                    initial=row and row.number,
                )
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label

    @property
    def lines(self):
        """Return (service, its bound fields, how many asked for it on this site) in the order of the services."""
        return [
            (service, [self[_name(service, way)] for way in Way.values], self.asked.get(service.pk, 0))
            for service in self.services
        ]

    @transaction.atomic
    def save(self):
        """Write what was typed; a number that was taken out is deleted. Return how many numbers changed."""
        changed = [name for name in self.fields if self.fields[name].initial != self.cleaned_data[name]]
        for name in changed:
            _, service, way = name.split("-")
            facts = {"service_id": int(service), "month": self.month, "way": way}
            if (number := self.cleaned_data[name]) is None:
                ServiceCount.objects.filter(**facts).delete()
            else:
                ServiceCount.objects.update_or_create(**facts, defaults={"number": number})
        return len(changed)


def _name(service, way):
    return f"n-{service.pk}-{way}"
