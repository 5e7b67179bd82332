"""The rules on gifts: the newest edition, and what stands there before the first one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing import pages
from publishing.models import Edition

KIND = "gift-rules"


def page(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    """Answer with the page of an edition; None is the page of an office that has published none."""
    return render(request, "disclosures/gift_rules.html", {"edition": edition})


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Show the newest edition, or say that there is none yet."""
    return pages.newest(request, KIND) if Edition.objects.live(KIND, "") else page(request, None)
