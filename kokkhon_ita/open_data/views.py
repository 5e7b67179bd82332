"""The page of the data sets, and what stands beside it for programs. Any site may read these from its own pages (CORS)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import versions
from publishing import organisation

from . import addresses, catalog, datasets, tables


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List every data set with its files, and the licence under which the office gives them."""
    office = organisation.published()["said"]
    return render(request, "open_data/index.html", {"datasets": datasets.everything(), "office": office})


@require_safe
def catalogue(request: HttpRequest) -> JsonResponse:
    """Answer with the catalogue in DCAT."""
    return _told(catalog.catalog(root(request)), "application/ld+json")


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """Answer with the description of the addresses that answer programs."""
    return _told(addresses.described(root(request), versions.release()), "application/json")


@require_safe
def table(request: HttpRequest, path: str) -> JsonResponse:
    """Answer with the description of the columns of a CSV file, which lies at the file's own address."""
    output = datasets.described(f"/{path}")
    if output is None:
        raise Http404("ไม่มีตารางนี้ในฉบับที่เผยแพร่")
    return _told(tables.described(f"{root(request)}/{path}", output.report()), "application/csvm+json")


def root(request: HttpRequest) -> str:
    """Return the address of the site as published, else as asked for, without a slash at its end."""
    office = organisation.published()["said"]
    return (office.site_root if office else "") or request.build_absolute_uri("/").rstrip("/")


def _told(content: dict[str, Any], content_type: str) -> JsonResponse:
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False}, content_type=content_type)
