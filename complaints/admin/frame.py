"""The frame of the room's pages: the admin's own around them."""

from django.contrib import admin
from django.shortcuts import render

ROOM = "admin:complaints_room_changelist"


def page(request, template, context, *, title, status=200):
    """Answer with a page of the room inside the admin's frame."""
    context = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/complaints/{template}.html", context, status=status)
