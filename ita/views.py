"""The assessment's own page: what ITA is, and the way to its three instruments."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing.models import Edition

from .oit.presentation import ListView


@require_safe
def index(request):
    """List the OIT years, those that the office has answered first."""
    lists = [(edition, ListView(edition.content)) for edition in Edition.objects.newest_of_each("oit")]
    context = {
        "answered": [pair for pair in lists if pair[1].answered],
        "unanswered": [pair for pair in lists if not pair[1].answered],
    }
    return render(request, "ita/index.html", context)
