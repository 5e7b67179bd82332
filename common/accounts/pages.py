"""The frame of the pages at the staff's door: the admin's own."""

from django.contrib import admin
from django.shortcuts import render


def in_frame(request):
    """Return what the admin's frame needs."""
    return admin.site.each_context(request)


def page(request, template, context, *, title, status=200):
    """Answer with a page of accounts inside the admin's frame; no cache keeps it."""
    context = {**in_frame(request), "title": title, **context}
    response = render(request, f"admin/accounts/{template}.html", context, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response
