"""Requests as browsers send them, and answers to them."""

from contextlib import suppress

from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import Resolver404, resolve

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"
)


def visit(path="/measures/", *, browser=CHROME, address="203.0.113.7", method="GET", **headers):
    """Return a request as it reaches the middleware; headers as `sec_gpc="1"`."""
    meta = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    request = RequestFactory().generic(method, path, REMOTE_ADDR=address, HTTP_USER_AGENT=browser, **meta)
    with suppress(Resolver404):
        request.resolver_match = resolve(request.path_info)
    return request


def page(status=200, content_type="text/html; charset=utf-8", **headers):
    """Return an answer with a title."""
    response = HttpResponse(b"<title>Page | Office</title>", content_type=content_type, status=status)
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response
