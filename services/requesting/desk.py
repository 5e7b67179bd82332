"""What the general channel asks of a request: whose it is, and that it be counted."""

from datetime import date

from django.db.models import F

from common.numbers import short_number

from ..models import RequestCount, Service


def division_of(service: str) -> str:
    """Return the name of the division that does this service, by its number; empty for one that takes no requests.

    For a division that has ended it is whoever follows it.
    """
    row = Service.objects.shown().filter(pk=short_number(service) or 0, takes_requests=True).first()
    division = row.division if row else None
    return (division.carried_on() or division).name if division else ""


def count(service: str, day: date) -> None:
    """Count one more request for the service in the month of `day`."""
    row, _ = RequestCount.objects.get_or_create(service_id=int(service), month=day.replace(day=1))
    RequestCount.objects.filter(pk=row.pk).update(number=F("number") + 1)
