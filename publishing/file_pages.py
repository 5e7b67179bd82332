"""Public files of editions: each at its own address for ever, the newest edition's found from the newest page."""

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import patch_cache_control

from . import handing_out, pages
from .models import Edition


def newest(request: HttpRequest, kind: str, key: str, path: str) -> HttpResponseBase:
    """Lead to a file of the live edition; raises Http404 without one or without this file.

    The answer is asked for anew each time; the file itself never changes.
    """
    edition = Edition.objects.live(kind, key)
    if edition is None:
        raise Http404("ยังไม่มีฉบับเผยแพร่")
    return lead_to(edition, path)


def lead_to(edition: Edition, path: str) -> HttpResponseBase:
    """Lead to a file of this edition; raises Http404 without it."""
    handing_out.at(edition, path)
    response = HttpResponseRedirect(edition.file_url(path))
    patch_cache_control(response, no_store=True)
    return response


def numbered(request: HttpRequest, kind: str, number: int, key: str, path: str) -> HttpResponseBase:
    """Answer with a file of edition `number`; raises Http404 before its time, without it or without this file."""
    return handing_out.answer(request, pages.edition_or_404(kind, number, key), path)
