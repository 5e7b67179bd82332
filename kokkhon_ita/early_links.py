"""Tells a browser in the header of a page what it cannot begin without: it asks while the page itself is still on its way."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

# What base.html links before anything else.
HEAD = 4096
NEEDED = re.compile(rb'<link rel="(stylesheet|preload)" href="(/static/[^"]+)"')
AS = {b"stylesheet": "as=style", b"preload": "as=font; crossorigin"}


class AskEarly:
    """Names the style sheets and the font of a page's head in its Link header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not response.headers.get("Content-Type", "").startswith(
            "text/html"
        ):
            return response
        if links := early_links(response.content):
            response.headers["Link"] = links
        return response


def early_links(page: bytes) -> str:
    """Return the value of a Link header for the page: its sheets, then its font; "" where its head names none."""
    needed = NEEDED.findall(page[:HEAD])
    return ", ".join(f"<{address.decode()}>; rel=preload; {AS[kind]}" for kind, address in needed)
