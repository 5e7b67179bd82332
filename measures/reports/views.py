"""The page that explains the columns of the reports."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import exports

from .table import COLUMNS


@require_safe
def columns(request: HttpRequest) -> HttpResponse:
    """Explain the columns of every format."""
    tables = [(format, format.labels(COLUMNS)) for format in exports.offered(printed=True) if format.labels]
    return render(request, "measures/columns.html", {"columns": COLUMNS, "tables": tables})
