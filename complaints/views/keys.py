"""The public page of a key that signs acknowledgements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from publishing import handing_out
from publishing.models import Edition


def key_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer with the page of an edition of a key."""
    return render(request, "complaints/proof_key.html", {"edition": edition, "downloads": handing_out.buttons(edition)})
