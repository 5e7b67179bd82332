"""The frame of the room's pages: the admin's own around them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

ROOM = "admin:complaints_room_changelist"


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    """Answer with a page of the room inside the admin's frame."""
    context = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/complaints/{template}.html", context, status=status)
