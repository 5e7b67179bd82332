"""The frame of the pages at the staff's door: the admin's own."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def in_frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the admin's frame needs."""
    return admin.site.each_context(request)


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    """Answer with a page of accounts inside the admin's frame; no cache keeps it."""
    context = {**in_frame(request), "title": title, **context}
    response = render(request, f"admin/accounts/{template}.html", context, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response
