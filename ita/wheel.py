"""What the assessment puts on the year wheel: the EIT survey and the OIT list of the year."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from common import thai
from common.models import StaffUser
from common.wheel import Duty
from publishing.models import Edition
from publishing.yearly import OnItsWay

from .eit.edition import Survey
from .models import EitRound, OitCatalogue, OitItem

LAST_DAY = "วันสุดท้ายที่รับคำตอบ EIT"


def since_eit() -> int | None:
    """Return the first year that has a survey."""
    return EitRound.objects.order_by("fiscal_year").values_list("fiscal_year", flat=True).first()


def since_oit() -> int | None:
    """Return the first year that has a list."""
    return OitCatalogue.objects.order_by("fiscal_year").values_list("fiscal_year", flat=True).first()


def of_eit(user: StaffUser, years: Iterable[int], today: date) -> Iterator[Duty]:
    """Yield the survey of each year, and its last day where it is known, to whoever enters it."""
    if not user.has_perm("ita.add_eitround"):
        return
    on_its_way, drafts, public = OnItsWay("eit"), EitRound.objects.in_bulk(list(years)), _public_surveys(years)
    for year in years:
        make = ("เพิ่มแบบวัด EIT", f"{reverse('admin:ita_eitround_add')}?fiscal_year={year}")
        begins = thai.fiscal_year_range(year)[0]
        step: dict[str, Any] = on_its_way.step(str(year), make)
        yield Duty(year, "eit", "แบบวัด EIT", begins, **step)
        yield from _last_day(year, public.get(str(year)), drafts.get(year))


def _public_surveys(years: Iterable[int]) -> dict[str, Survey]:
    """Return what readers are told of the survey of each year, by its key."""
    editions = Edition.objects.newest_of_each("eit").filter(key__in=map(str, years), withdrawn_at=None)
    return {edition.key: edition.said for edition in editions}


def _last_day(year: int, public: Survey | None, draft: EitRound | None) -> Iterator[Duty]:
    """Yield the last day that readers are told, else the draft's, saying where the two differ."""
    told = public if public and public.closes else draft
    if told and told.closes:
        words = f"{LAST_DAY}{_unpublished(public, draft)}"
        yield Duty(year, "eit-closes", words, told.opens or thai.fiscal_year_range(year)[0], told.closes)


def _unpublished(public: Survey | None, draft: EitRound | None) -> str:
    if not (public and public.closes):
        return " ตามร่างที่ยังไม่เผยแพร่"
    if draft is None or draft.closes == public.closes:
        return ""
    return f" (ร่างที่ยังไม่เผยแพร่: {thai.format_date(draft.closes) if draft.closes else 'ไม่ระบุวัน'})"


def of_oit(user: StaffUser, years: Iterable[int], today: date) -> Iterator[Duty]:
    """Yield the OIT list of each year to whoever answers it."""
    if not user.has_perm("ita.add_oitcatalogue"):
        return
    on_its_way, known = OnItsWay("oit"), set(OitCatalogue.objects.values_list("pk", flat=True))
    answered = set(OitItem.objects.exclude(answers=None).values_list("catalogue", flat=True))
    for year in years:
        step: dict[str, Any] = on_its_way.step(str(year), _load(year))
        if step and year in known - answered:
            step = _answer(year)
        yield Duty(year, "oit", "แบบตรวจ OIT", thai.fiscal_year_range(year)[0], **step)


def _load(year: int) -> tuple[str, str]:
    return "เพิ่มแบบตรวจ OIT", f"{reverse('admin:ita_oitcatalogue_add')}?fiscal_year={year}"


def _answer(year: int) -> dict[str, str]:
    return {"step": "ตอบแบบตรวจ OIT", "url": f"{reverse('admin:ita_oitcatalogue_open')}?fiscal_year={year}"}
