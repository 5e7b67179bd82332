"""Readers' pages in which no line breaks a date, a time, a name of the office or a word of the list."""

from collections.abc import Callable

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse

from common import unbroken
from common.thai.unbroken import names_of
from publishing import organisation


class UnbrokenWords:
    """Holds together what a line of a reader's page must not break, just before the page is finished."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if self._is_page(request, response):
            response.content = unbroken.held(response.content.decode(), _names()).encode()
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response

    @staticmethod
    def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        return is_html and not response.streaming and not request.path.startswith(tuple(settings.VISITORS_STAFF_PATHS))


def _names() -> tuple[str, ...]:
    """Return the names of the office; none where the database is away, since the page that says so gives back what was typed."""
    try:
        said = organisation.published()["said"]
    except Error:
        return ()
    return names_of(said.name, said.short_name) if said else ()
