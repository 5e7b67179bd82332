"""What the services put on the year wheel: a round of the satisfaction survey a half-year."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from common import thai
from common.models import StaffUser
from common.wheel import Duty

from .models import Part, Round

HALVES = {1: Part.FIRST, 2: Part.SECOND}


def since() -> int | None:
    """Return the first year that has a round."""
    return Round.objects.order_by("fiscal_year").values_list("fiscal_year", flat=True).first()


def duties(user: StaffUser, years: Iterable[int], today: date) -> Iterator[Duty]:
    """Yield the rounds of each year, and the last day of answers of those that are there, to whoever opens rounds."""
    if not user.has_perm("services.add_round"):
        return
    rounds = {(one.fiscal_year, one.part): one for one in Round.objects.filter(fiscal_year__in=years)}
    for year in years:
        for half, part in HALVES.items():
            yield _half(year, half, part, rounds.get((year, part)) or rounds.get((year, Part.YEAR)))


def _half(year: int, half: int, part: Part, found: Round | None) -> Duty:
    first, last = thai.half_range(year, half)
    label = f"สำรวจความพึงพอใจ {part.label}"
    if found:
        return Duty(year, f"survey-{half}", f"วันสุดท้ายของการ{label}", found.opens, found.closes)
    url = f"{reverse('admin:services_round_add')}?fiscal_year={year}&part={part.value}"
    return Duty(year, f"survey-{half}", label, first, last, step="เปิดรอบสำรวจ", url=url)
