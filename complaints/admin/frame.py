"""The frame of the desk's pages: the admin's own around them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

DESK = "admin:complaints_room_changelist"  # the name that the admin gives to the pages of `Room`


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    """Answer with a page of the desk inside the admin's frame."""
    context = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/complaints/{template}.html", context, status=status)
