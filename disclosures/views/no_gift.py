"""The No Gift Policy of each year: announcement, activities, and what the gift reports came to."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from common.nothing_yet import nothing_yet
from publishing.leading import leading
from publishing.models import Edition

from ..presentation.no_gift import HALVES, BenefitsView, GiftsView, PolicyView

NOT_PRINTED = "ไม่มีประกาศที่พิมพ์ได้ของปีงบประมาณนี้"
Report = tuple[int, str, GiftsView | None, BenefitsView | None]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the running year's announcement, else the last; before the first one, say what will stand here."""
    shown = leading(Edition.objects.newest_of_each("no-gift"), today=timezone.localdate())
    if shown is None:
        return nothing_yet(render(request, "disclosures/no_gift_empty.html"))
    return _with_reports(request, shown)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    live = Edition.objects.live("no-gift", str(year))
    if live is None:
        raise Http404("ยังไม่มีประกาศของปีงบประมาณนี้")
    return _with_reports(request, live)


@require_safe
def printed(request: HttpRequest, year: int) -> HttpResponse:
    """Show the year's announcement alone, laid out for one sheet of A4 to pin up; 404 before there is its text."""
    live = Edition.objects.live("no-gift", str(year))
    if live is None or live.withdrawn_at:
        raise Http404(NOT_PRINTED)
    return printed_page(request, live)


def printed_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the sheet of one edition; 404 before there is its text."""
    view = PolicyView(edition.said, timezone.localdate())
    if not view.is_announced:
        raise Http404(NOT_PRINTED)
    return render(request, "disclosures/no_gift_print.html", {"edition": edition, "policy": view})


def _with_reports(request: HttpRequest, live: Edition) -> HttpResponse:
    live.newest_number = live.number
    return policy_page(request, live, reports=_reports(live.said.fiscal_year), years=_years())


def _reports(year: int) -> list[Report]:
    """Return (half, name, GiftsView, BenefitsView) of both halves of the year; None where nothing stands published."""
    keys = [f"{year}-{half}" for half in HALVES]
    newest = Edition.objects.newest_of_each("gifts", "benefits").filter(key__in=keys, withdrawn_at=None)
    live = {(edition.kind, edition.key): edition.said for edition in newest}
    return [(half, name, *_of_half(live, f"{year}-{half}")) for half, name in HALVES.items()]


def _of_half(live: dict[tuple[str, str], Any], key: str) -> tuple[GiftsView | None, BenefitsView | None]:
    gifts, benefits = live.get(("gifts", key)), live.get(("benefits", key))
    return GiftsView(gifts) if gifts else None, BenefitsView(benefits) if benefits else None


def _years() -> list[str]:
    """Return the years that have an announcement, newest first."""
    return list(Edition.objects.newest_of_each("no-gift").values_list("key", flat=True))


def policy_page(
    request: HttpRequest, edition: Edition, reports: list[Report] | None = None, years: list[str] | None = None
) -> HttpResponse:
    """Answer with the page of one edition; the live page adds the year's reports and the other years."""
    view = PolicyView(edition.said, timezone.localdate())
    context = {"edition": edition, "policy": view, "reports": reports, "years": years}
    context["lacks_present"] = years is not None and str(view.present_year) not in years
    return render(request, "disclosures/no_gift.html", context)
