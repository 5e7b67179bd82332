"""Public doors of publishing: the ledger, the checker, and the office's own page."""

from pathlib import Path

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from common.repeating import know_query, repeat_for

from . import beside_ledger, verify
from . import ledger as chain
from .models import LedgerEntry

A_PAGE = 50
# What other rooms show there changes without a publication.
BESIDE_SECONDS = 60


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Show the chain to people, newest entry first, with its head and how to check it."""
    position, head = chain.head()
    pages = Paginator(LedgerEntry.objects.order_by("-position"), A_PAGE)
    pages.count = position  # positions have no gaps: the head knows how many there are
    page = pages.get_page(request.GET.get("page"))
    shown = {"position": position, "head": head, "page": page, "beside": beside_ledger.everything()}
    response = render(request, "publishing/ledger.html", shown)
    know_query(request, response, f"page={page.number}")
    repeat_for(response, BESIDE_SECONDS)
    return response


@require_safe
def ledger_file(request: HttpRequest) -> StreamingHttpResponse:
    """Stream the whole chain, one JSON object a line, oldest first."""
    payloads = LedgerEntry.objects.order_by("position").values_list("payload", flat=True).iterator()
    lines = (verify.canonical(payload) + b"\n" for payload in payloads)
    response = StreamingHttpResponse(lines, content_type="application/x-ndjson")
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def verifier(request: HttpRequest) -> FileResponse:
    """Hand out verify.py, which checks a ledger and downloaded files without this site."""
    return FileResponse(Path(verify.__file__).open("rb"), as_attachment=True, filename="verify.py")
