"""What stands on the list of most read pages: a page's own address and its title."""

import re
from html import unescape
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import NoReverseMatch, reverse

_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
# The head of our pages, well within.
_SEARCHED = 4096
LONGEST = 200
LONGEST_PATH = 200


def title_of(response: HttpResponseBase) -> str:
    """Return the page's own title without the office's name behind " | ", "" when there is none to read."""
    found = None if response.streaming else _TITLE.search(cast(HttpResponse, response).content[:_SEARCHED])
    text = unescape(found[1].decode("utf-8", "replace")) if found else ""
    return " ".join(text.rpartition(" | ")[0].split() or text.split())[:LONGEST]


def is_own_address(request: HttpRequest) -> bool:
    """Return whether the request's path is the one we give the page.

    The same page answers at others that a stranger makes up, /measures/0002566/ or //measures/2566/: they would fill
    the list, and one that begins with two slashes leads to another site.
    """
    match = request.resolver_match
    if match is None or len(request.path) > LONGEST_PATH:
        return False
    try:
        return reverse(match.view_name, args=match.args, kwargs=match.kwargs) == request.path
    except NoReverseMatch:
        return False
