"""Doors of the reports: the newest leads to its edition, an edition's files stay at their address for ever."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from common import exports
from publishing import issuing, making
from publishing.models import Edition

from . import archive, downloads
from .parts import WHOLE, Part
from .table import COLUMNS, stem


def edition_numbered(year: int, number: int) -> Edition:
    """Return an edition that is due; raises Http404 with a sentence for one that does not exist."""
    found = Edition.objects.of("measures", str(year)).due().filter(number=number).first()
    if found is None:
        raise Http404("ไม่มีฉบับเผยแพร่นี้")
    return found


def newest_number(year: int) -> int:
    """Return the number of the live edition; raises Http404 with a sentence when there is none."""
    number = Edition.objects.of("measures", str(year)).out().values_list("number", flat=True).first()
    if number is None:
        raise Http404("ยังไม่มีฉบับเผยแพร่ของปีงบประมาณนี้")
    return number


@require_safe
def newest_report(
    request: HttpRequest, year: int, format: str, months: int | None = None, number: int | None = None
) -> HttpResponse:
    """Lead to the report of the live edition. The answer is asked for anew each time; the report itself never changes."""
    exports.get(format, printed=True)
    chosen = {"year": year, "edition": newest_number(year), "format": format, "months": months, "number": number}
    arguments = {name: value for name, value in chosen.items() if value is not None}
    return _lead_to(reverse("measures:edition-report", kwargs=arguments))


@require_safe
def newest_archive(request: HttpRequest, year: int) -> HttpResponse:
    """Lead to the ZIP of the live edition."""
    return _lead_to(reverse("measures:edition-archive", args=[year, newest_number(year)]))


def _lead_to(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    patch_cache_control(response, no_store=True)
    return response


@require_safe
def edition_report(
    request: HttpRequest, year: int, edition: int, format: str, months: int | None = None, number: int | None = None
) -> HttpResponseBase:
    """Answer with one report of one edition, or that it is being made."""
    found, part, wanted = edition_numbered(year, edition), Part(number, months), exports.get(format, printed=True)
    made = downloads.found(found, part, wanted)
    return issuing.answer(request, *made, wanted, stem(found, part)) if made else making.being_made(request, found)


@require_safe
def edition_archive(request: HttpRequest, year: int, edition: int) -> HttpResponseBase:
    """Answer with the ZIP of one edition, streamed, or that its reports are being made; 404 with a sentence for a withdrawn one."""
    found = edition_numbered(year, edition)
    if found.withdrawn_at:
        raise Http404("ฉบับนี้ถูกเพิกถอนแล้ว จึงไม่มีไฟล์รวมให้ดาวน์โหลด")
    if not archive.can_be_made(found):
        return making.being_made(request, found)
    response = StreamingHttpResponse(archive.stream(found), content_type="application/zip")
    patch_cache_control(response, public=True, max_age=issuing.SECONDS)
    return exports.protect(response, exports.file_name(stem(found, WHOLE), "zip"))


@require_safe
def columns(request: HttpRequest) -> HttpResponse:
    """Explain the columns of every format."""
    tables = [(format, format.labels(COLUMNS)) for format in exports.offered(printed=True) if format.labels]
    return render(request, "measures/columns.html", {"columns": COLUMNS, "tables": tables})
