"""What the services put on the year wheel: a round of the satisfaction survey a half-year."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from common import thai
from common.models import StaffUser
from common.wheel import Duty
from publishing.yearly import OnItsWay

from .models import Part, Round

SURVEY = "สำรวจความพึงพอใจ"
HALVES = {1: Part.FIRST, 2: Part.SECOND}


def since() -> int | None:
    """Return the first year that has a round."""
    return Round.objects.order_by("fiscal_year").values_list("fiscal_year", flat=True).first()


def duties(user: StaffUser, years: Iterable[int], today: date) -> Iterator[Duty]:
    """Yield the rounds of each year to whoever opens them: to open, to announce while answers come in, to close."""
    if not user.has_perm("services.add_round"):
        return
    announced = OnItsWay("survey-round")
    rounds = {(one.fiscal_year, one.part): one for one in Round.objects.filter(fiscal_year__in=years)}
    for year in years:
        for half, part in HALVES.items():
            if found := rounds.get((year, part)) or rounds.get((year, Part.YEAR)):
                step = announced.step(found.key, _round(found)) if today <= found.closes else {}
                yield _opened(year, half, part, found, step)
            else:
                yield _half(year, half, part)


def _round(found: Round) -> tuple[str, str]:
    return "ดูรอบสำรวจ", reverse("admin:services_round_change", args=[found.pk])


def _opened(year: int, half: int, part: Part, found: Round, step: dict[str, Any]) -> Duty:
    """Return the duty of a round that is there: to announce it, else the last day of answers."""
    label = "ประกาศรอบ" if step else "วันสุดท้ายของการ"
    return Duty(year, f"survey-{half}", f"{label}{SURVEY} {part.label}", found.opens, found.closes, **step)


def _half(year: int, half: int, part: Part) -> Duty:
    first, last = thai.half_range(year, half)
    label = f"{SURVEY} {part.label}"
    url = f"{reverse('admin:services_round_add')}?fiscal_year={year}&part={part.value}"
    return Duty(year, f"survey-{half}", label, first, last, step="เปิดรอบสำรวจ", url=url)
