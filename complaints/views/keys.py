"""The public page of a key that signs acknowledgements, and its file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common.exports import FORMATS, Download
from publishing import making, pages
from publishing.models import Edition

from ..keys.publication import FILE, KIND


def key_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of an edition of a key."""
    file = reverse("complaints:proof-key-file", args=[edition.key, edition.number]) if edition.number else ""
    groups = [{"downloads": [Download(FORMATS["json"], file)]}] if file else []
    return render(request, "complaints/proof_key.html", {"edition": edition, "downloads": groups})


@require_safe
def file(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Answer with an edition of a key as JSON."""
    edition = pages.edition_or_404(KIND, number, key)
    return making.answer(request, edition, FILE, f"acknowledgement-key-{number}")
