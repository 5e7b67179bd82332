"""The ids of a plan that was never published: those that its rows' places give, so that its edition needs to write none."""

from collections.abc import Iterable
from typing import Any

from .models import Measure


def settle(key: str) -> None:
    """Let measures, steps and results of the year `key` have their places as ids."""
    for place, measure in enumerate(Measure.objects.of_year(key).prefetch_related("steps", "results"), start=1):
        _name([measure], first=place)
        _name(measure.steps.all())
        _name(measure.results.all())


def _name(records: Iterable[Any], first: int = 1) -> None:
    named = []
    for place, record in enumerate(records, start=first):
        if record.uid != str(place):
            record.uid = str(place)
            named.append(record)
    # Two steps: a place may still be the id of a sibling.
    for record in named:
        type(record).objects.filter(pk=record.pk).update(uid=f"~{record.pk}"[:10])
    if named:
        type(named[0]).objects.bulk_update(named, ["uid"], batch_size=500)
