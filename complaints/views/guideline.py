"""The guideline on complaints, as OIT asks for it: the newest edition, and what stands there before the first one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing import pages
from publishing.models import Edition

from ..guideline import in_force


def page(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    """Answer with the page of an edition; None is the page of an office that has published none."""
    said = edition.said if edition else in_force.UNPUBLISHED
    context = {"edition": edition, "guideline": said, "ways": said.ways, "bodies": said.bodies}
    return render(request, "complaints/guideline.html", context)


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Show the newest edition, or say that there is none and which limits the site keeps to until then."""
    return pages.newest(request, in_force.KIND) if Edition.objects.live(in_force.KIND, "") else page(request, None)
