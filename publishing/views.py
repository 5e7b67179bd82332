"""Public doors of publishing: the ledger, the checker, and the office's own page."""

from pathlib import Path

from django.http import FileResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from . import pages, verify
from .models import LedgerEntry


@require_safe
def ledger(request):
    """Stream the whole chain, one JSON object a line, oldest first."""
    payloads = LedgerEntry.objects.order_by("position").values_list("payload", flat=True).iterator()
    lines = (verify.canonical(payload) + b"\n" for payload in payloads)
    return StreamingHttpResponse(lines, content_type="application/x-ndjson")


@require_safe
def verifier(request):
    """Hand out verify.py, which checks a ledger and downloaded files without this site."""
    return FileResponse(Path(verify.__file__).open("rb"), as_attachment=True, filename="verify.py")


@require_safe
def contact(request):
    return pages.newest(request, "organisation")


@require_safe
def contact_edition(request, number):
    return pages.numbered(request, "organisation", number)


@require_safe
def contact_history(request):
    return pages.history(request, "organisation")
