"""Public pages of this site as a witness. Nothing is asked or signed when they are read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from common.repeating import repeat_for

from .models import Stamp, Watched

# What is shown changes once a night, by another process.
SECONDS = 60


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show whose ledgers this site watches, what it last saw of each, and when one did not only grow."""
    watched = list(Watched.objects.prefetch_related("misfits"))
    keys = sorted({site.verifier_key for site in watched if site.verifier_key})
    response = render(request, "witnesses/index.html", {"watched": watched, "keys": keys})
    repeat_for(response, SECONDS)
    return response


@require_safe
def note(request: HttpRequest, host: str) -> HttpResponse:
    """Hand out the signed note about the ledger of `host`."""
    watched = Watched.objects.filter(host=host).exclude(note="").first()
    if watched is None:
        raise Http404("ไม่มีถ้อยแถลงเรื่องเว็บไซต์นี้")
    response = HttpResponse(watched.note, content_type="text/plain; charset=utf-8")
    repeat_for(response, SECONDS)
    return response


@require_safe
def stamp(request: HttpRequest, position: int) -> HttpResponse:
    """Hand out what the time-stamping service answered about an entry, byte by byte."""
    found = get_object_or_404(Stamp, position=position)
    response = HttpResponse(bytes(found.response), content_type="application/timestamp-reply")
    response.headers["Content-Disposition"] = f'attachment; filename="ledger-{position}.tsr"'
    repeat_for(response, SECONDS)
    return response
