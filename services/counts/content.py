"""The counts of a half-year or year, as an edition says them."""

from collections import Counter, defaultdict
from datetime import date

from django.utils import timezone

from common import thai
from common.models import Organisation
from publishing.contents import content_of
from publishing.parts import OfficeName

from ..editions import counts as edition
from ..models import Part, RequestCount, Service, ServiceCount
from ..models.counts import Way
from ..models.periods import days, label
from .published import as_published

Sums = Counter[tuple[date, str]]


def keys(today: date | None = None) -> list[str]:
    """Return the halves and years that are over and of which something was counted, newest first."""
    today = today or timezone.localdate()
    months = {month for rows in (ServiceCount, RequestCount) for month in rows.objects.values_list("month", flat=True)}
    found = {f"{thai.fiscal_year(month)}-{part}" for month in months for part in (thai.half_of(month), Part.YEAR)}
    return sorted((key for key in found if days(key)[1] < today), reverse=True)


def counts(key: str) -> edition.Counts:
    """Return the Counts of a key; raises LookupError when nothing of it was counted or before the office is known."""
    office = Organisation.objects.first()
    if key not in keys() or office is None:
        raise LookupError(f"ไม่มีสถิติการให้บริการ {key}")
    year, _, part = key.partition("-")
    counted, before = _counted(key), _counted(f"{int(year) - 1}-{part}")
    services = [_service(service, found, before.get(service), days(key)) for service, found in counted.items()]
    services = as_published(key, services)
    known = [one.year_before for one in services if one.year_before is not None]
    return edition.Counts(
        fiscal_year=int(year),
        part=part,
        label=label(key),
        organisation=content_of(OfficeName, office),
        starts=days(key)[0],
        ends=days(key)[1],
        services=services,
        total=sum(one.total for one in services),
        year_before=sum(known) if known else None,
    )


def _counted(key: str) -> dict[Service, Sums]:
    """Return {service: {(month, way): number}} of a key, by division and order; requests made here are online ones."""
    found: defaultdict[Service, Sums] = defaultdict(Counter)
    for model in (ServiceCount, RequestCount):
        for row in model.objects.filter(month__range=days(key)).select_related("service__division"):
            found[row.service][row.month, getattr(row, "way", Way.ONLINE)] += row.number
    return {service: found[service] for service in sorted(found, key=_place)}


def _place(service: Service) -> tuple[tuple[int, int], int, int]:
    division = service.division
    return (division.order, division.pk) if division else (-1, 0), service.order, service.pk


def _service(service: Service, found: Sums, before: Sums | None, period: tuple[date, date]) -> edition.Counted:
    sums = {way: sum(number for (_, of_way), number in found.items() if of_way == way) for way in Way.values}
    return edition.Counted(
        number=service.pk,
        name=service.name,
        division=service.division.name if service.division else "",
        months=[
            edition.Month(month=month, **{way: found.get((month, way)) for way in Way.values})
            for month in months(period)
        ],
        **sums,
        total=sum(sums.values()),
        year_before=sum(before.values()) if before else None,
    )


def months(period: tuple[date, date]) -> list[date]:
    """Return the first day of every month from the first to the last day of a period."""
    first, last = period
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)]
