"""The rounds that stand announced just now."""

from collections.abc import Collection
from datetime import date

from publishing.models import Edition

from ..editions.rounds import KIND, Round


def newest() -> Round | None:
    """Return the round that ends last, None before the first one."""
    return max(_standing(), key=lambda said: said.closes, default=None)


def open_on(day: date) -> Round | None:
    """Return the round that takes answers on this day and began last, None when there is none."""
    found = (said for said in _standing() if said.is_open(day) and said.questions and said.services)
    return max(found, key=lambda said: said.opens, default=None)


def names(keys: Collection[str]) -> dict[int, str]:
    """Return number → name of the services as these rounds announced them; where two differ, as the later one did."""
    said = sorted((one for one in _standing() if f"{one.fiscal_year}-{one.part}" in keys), key=lambda one: one.closes)
    return {service.number: service.name for one in said for service in one.services}


def _standing() -> list[Round]:
    return [one.said for one in Edition.objects.newest_of_each(KIND).filter(withdrawn_at=None)]
