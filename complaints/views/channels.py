"""Pages that explain: the two channels, and how to check a proof of filing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ..filing.origins import own_origin
from ..guideline import in_force
from ..keys import publication
from ..models import Channel, Desk
from ..no_store import no_store
from ..readers import choosing
from ..sealing import acknowledgements
from ..sealing.errors import SealError


def what_the_desk_says() -> dict[str, Any]:
    """Return what several pages show of the guideline in force, and whether this is only a demonstration."""
    published = in_force.published()
    said = published or in_force.UNPUBLISHED
    demo = Desk.objects.filter(demo=True).exists()
    return {"guideline": said, "unpublished": not published, "ways": said.ways, "bodies": said.bodies, "demo": demo}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Explain both channels and say which of them is open."""
    channels = {channel.value: choosing.is_open(channel) for channel in Channel}
    return render(request, "complaints/index.html", {"open": channels, **what_the_desk_says()})


@no_store
@own_origin
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: HttpRequest) -> HttpResponse:
    """Check a proof of filing that somebody kept: it needs no case."""
    keys = publication.trusted()
    context = {"key": keys[0] if keys else "", "history": publication.history(), "checked": False}
    if request.method == "POST":
        text = request.POST.get("proof", "").strip()
        statement, signed_with = _checked(text, keys)
        context |= {"checked": True, "proof": text, "statement": statement, "signed_with": signed_with}
    return render(request, "complaints/proof.html", context)


def _checked(text: str, keys: list[str]) -> tuple[Any, str]:
    try:
        return acknowledgements.check_any(text, keys)
    except SealError:
        return None, ""
