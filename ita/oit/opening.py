"""Opens an address of this site from inside: its view is called as a reader would, without the middleware.

Staff who look at their drafts are no visits. `check_links` follows links rarely and asks the whole site.
"""

from urllib.parse import SplitResult, urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from common.nothing_yet import shows_nothing


def opens(address: str) -> bool:
    """Return whether a reader gets a page that shows something, a file or a redirect at an address of this site."""
    parts = urlsplit(address)
    request = _request(parts)
    try:
        match = resolve(parts.path)
        request.resolver_match = match
        response = match.func(request, *match.args, **match.kwargs)
    except (Resolver404, Http404, PermissionDenied):
        return False
    # Not response.close(): that ends the request, and with it the database connection that we stand on.
    if file := getattr(response, "file_to_stream", None):
        file.close()
    return response.status_code < 400 and not shows_nothing(response)


def _request(parts: SplitResult) -> HttpRequest:
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", parts.path, parts.path
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "REMOTE_ADDR": ""}
    request.GET = QueryDict(parts.query)
    request.user = AnonymousUser()
    return request
