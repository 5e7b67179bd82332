"""Pages that compose what the apps offer: home, search, health."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from common import channels, thai
from measures import years
from measures.presentation import YearView
from publishing import linked, news, organisation

from . import __version__, finding
from .upkeep import health as upkeep_health

NEWS = 5
RESULTS = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show whose site this is, the running year's measures with their progress, and where to report something."""
    today = timezone.localdate()
    leading = years.leading(today)
    stands = leading and leading.stands
    context: dict[str, Any] = {
        "edition": leading and leading.edition,
        "year": YearView(stands.said, today) if stands else None,
        "to_come": leading.to_come if leading else [],
        "running_year": thai.fiscal_year(today),
        "news": news.newest(NEWS),
    }
    context["facts"] = linked.office(organisation.published()["said"])
    context["open"] = channels.opened()
    response = render(request, "home.html", context)
    channels.repeat_while_same(response, context["open"])
    return response


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer a question: what one can do, where the site says it, what was published, RESULTS a page.

    A tracking code leads to where it is typed, out of the address and of what the page says.
    """
    if finding.is_code(request.GET.get("q", "")):
        return redirect("complaints:track")
    answer = finding.answer(request.GET.get("q", ""))
    page: Page = Paginator(cast(Sequence[Any], answer.found), RESULTS).get_page(request.GET.get("page"))
    return render(
        request, "search.html", {"answer": answer, "found": answer.found, "query": answer.found.query, "page": page}
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask crawlers to leave the admin and the tracking of complaints alone, and point at the sitemap."""
    address = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /complaints/track/", f"Sitemap: {address}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say where to report a weakness of the site (RFC 9116): the office's own page of contacts; good for half a year."""
    expires = timezone.localdate() + timedelta(days=180)
    lines = [
        f"Contact: {request.build_absolute_uri(reverse('publishing:contact'))}",
        f"Expires: {expires.isoformat()}T00:00:00+07:00",
        "Preferred-Languages: th, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 with "ok" and the site's version: this process lives. It asks nothing else."""
    return HttpResponse(f"ok {__version__}\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 with "ready", or 503 with the names of what is wrong, a line each; never more than the names."""
    wrong = dict.fromkeys(fault.name for fault in upkeep_health.faults())
    said = "\n".join(wrong) or "ready"
    return HttpResponse(f"{said}\n", content_type="text/plain", status=503 if wrong else 200)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with the view's own sentence where it is Thai; Django's own are English."""
    said = str(exception.args[0]) if exception.args else ""
    sentence = said if re.match("[ก-๛]", said) else ""
    return render(request, "404.html", {"sentence": sentence}, status=404)
