"""Public pages of the measures: each a function of one edition and today's date."""

from collections.abc import Collection
from datetime import date
from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from common.nothing_yet import nothing_yet
from common.repeating import know_query, repeat_for
from publishing import linked, organisation, pages
from publishing.following import following
from publishing.lines import Lines
from publishing.models import Edition
from publishing.office import Former

from . import years
from .presentation import YearLine, YearView, cell_symbols
from .reports import archive, downloads
from .timeline import timeline

DATASET = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ขั้นตอน ผู้รับผิดชอบ ระยะเวลา ผลการดำเนินงานและหลักฐาน ของทั้งปีงบประมาณ"
LINES = Lines(YearLine.of)
RESULTS = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published years, newest first, and say so when there is none."""
    editions = list(Edition.objects.newest_of_each("measures").defer("content"))
    lines = LINES.by_pk(editions, timezone.localdate())
    listed = [(edition, lines[edition.pk]) for edition in editions]
    symbols = cell_symbols([year for edition, year in listed if not edition.withdrawn_at])
    context = {"years": listed, "cell_symbols": symbols, "which": years.beside(0, timezone.localdate(), stands=False)}
    response = render(request, "measures/index.html", context)
    return response if any(not edition.withdrawn_at for edition in editions) else nothing_yet(response)


@require_safe
def measure(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show one measure of the live edition."""
    return pages.newest(request, "measures", str(year), page=partial(measure_page, number=number))


@require_safe
def measure_of_edition(request: HttpRequest, year: int, edition: int, number: int) -> HttpResponse:
    """Show one measure of an older edition, at its own address for ever."""
    return pages.numbered(request, "measures", edition, str(year), page=partial(measure_page, number=number))


def year_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of a year; ?table=whole is its official table with every result."""
    whole = request.GET.get("table") == "whole" and not edition.withdrawn_at
    view = YearView(edition.said, timezone.localdate(), whole)
    if whole:
        response = render(request, "measures/whole_table.html", {"edition": edition, "year": view})
        know_query(request, response, "table=whole")
        return response
    groups = downloads.of_year(edition)
    context = {
        "edition": edition,
        "year": view,
        "which": years.beside(view.fiscal_year, view.today, stands=not edition.withdrawn_at),
        "timeline": timeline(view),
        "downloads": groups,
        "archive": archive.archive_of(edition, groups),
        "facts": linked.dataset(
            edition, organisation.published()["said"], DATASET, groups[0].downloads if groups else []
        ),
    }
    return _kept_if(downloads.are_made(groups), render(request, "measures/year.html", context))


def _former(codes: Collection[str], today: date) -> list[Former]:
    """Return those of these divisions that the office no longer has, each with whoever does its work now."""
    office = organisation.published()["said"]
    return [one for one in office.former(today) if one.division.code in codes] if office else []


def measure_page(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """Answer with the page of one measure, RESULTS of its results a page; 404 when the edition has no such measure."""
    view = YearView(edition.said, timezone.localdate())
    found = view.measure(number)
    if found is None:
        raise Http404("ไม่มีมาตรการลำดับนี้")
    before, after = view.neighbours(number)
    groups = downloads.of_measure(edition, number)
    page = Paginator(found.results, RESULTS).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "year": view,
        "which": years.beside(view.fiscal_year, view.today, stands=not edition.withdrawn_at),
        "measure": found,
        "former": _former(found.data.divisions, view.today),
        "page": page,
        "before": before,
        "after": after,
        "downloads": groups,
    }
    response = render(request, "measures/measure.html", context)
    know_query(request, response, f"page={page.number}")
    return _kept_if(downloads.are_made(groups), response)


follow = following({"measures:measure": measure_page, "measures:edition-measure": measure_page})


def _kept_if(complete: bool, response: HttpResponse) -> HttpResponse:
    """Let a page that does not know the sizes of its files yet be repeated for some seconds only."""
    if not complete:
        repeat_for(response, pages.BEING_MADE_SECONDS)
    return response
