"""The assessment's own page: what ITA is, and the way to its three instruments."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.repeating import repeat_while
from publishing.models import Edition

from .oit import live
from .oit.presentation import ListView
from .scores import sums
from .scores.presentation import ScoresView, comparison


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the scores of all years, what weighs how much, and the OIT years, those that are answered first."""
    years = Edition.objects.newest_of_each("ita-scores").filter(withdrawn_at=None)
    scores = [(edition, ScoresView(edition.said)) for edition in years]
    lists = [(edition, live.view(edition)) for edition in Edition.objects.newest_of_each("oit")]
    context = {
        "scores": scores,
        "totals": comparison(view for _, view in scores),
        "answered": [pair for pair in lists if pair[1].answered],
        "unanswered": [pair for pair in lists if not pair[1].answered],
        **_weights([view for edition, view in lists if not edition.withdrawn_at], scores),
    }
    response = render(request, "ita/index.html", context)
    repeat_while(response, live.condition(view for _, view in lists))
    return response


def _weights(lists: list[ListView], scores: list[tuple[Edition, ScoresView]]) -> dict[str, Any]:
    """Return the newest year whose framework is published, and the office's own sums of the newest scores under it."""
    last = next((view for edition, view in scores), None)
    weighed = lists[0] if lists else last
    own = sums.sums_of(weighed.framework, last.by_instrument) if last and weighed and not last.differing else []
    return {"weighed": weighed, "sums": own, "last": last}
