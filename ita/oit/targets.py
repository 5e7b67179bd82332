"""What stands at an address of this site, looked at from inside: does it open, which edition is it, which years and files.

An address is opened by calling its view as a reader would, without the middleware: staff who look
at their drafts are no visits. `check_links` follows links rarely and asks the whole site.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from publishing import kinds
from publishing.contents import children
from publishing.models import Edition
from publishing.parts import Stored


@dataclass(frozen=True)
class Target:
    """A page of this site as a reader finds it; `edition` is None for a page that is not one."""

    path: str
    opens: bool
    edition: Edition | None

    @cached_property
    def years(self):
        """Return the fiscal years that the page's content belongs to; empty for content without years."""
        return _years(self.edition.said) if self.edition else set()

    def files(self, year):
        """Return the stored-file facts that the page shows for a fiscal year; all of them when it has but one year."""
        return list(_files(self.edition.said, year)) if self.edition else []

    @property
    def updated_on(self):
        """Return the day on which the shown edition came out, or None."""
        return timezone.localdate(self.edition.published_at) if self.edition else None


class Targets:
    """Finds Targets; made once for a whole list, it asks for the live editions once."""

    @cached_property
    def _editions(self):
        live = (edition for kind in kinds.everything() for edition in Edition.objects.newest_of_each(kind.name))
        return {edition.newest_url: edition for edition in live if not edition.withdrawn_at}

    def at(self, address):
        """Return the Target of an address such as /measures/2566/#progress."""
        path = urlsplit(address).path
        return Target(path, opens(address), self._editions.get(path))


def opens(address):
    """Return whether a reader gets a page, a file or a redirect at an address of this site."""
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
    return response.status_code < 400


def _request(parts):
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", parts.path, parts.path
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "REMOTE_ADDR": ""}
    request.GET = QueryDict(parts.query)
    request.user = AnonymousUser()
    return request


def _years(said):
    """Return the year of what is said itself, else the years of what it lists (withdrawn entries show nothing)."""
    if hasattr(said, "fiscal_year"):
        return {said.fiscal_year}
    rows = (row for row in children(said) if hasattr(row, "fiscal_year"))
    return {row.fiscal_year for row in rows if not getattr(row, "withdrawn", None)}


def _files(part, year):
    """Yield every Stored under a content, leaving out what says it is of another year or an older version."""
    if getattr(part, "fiscal_year", year) in (year, None):
        if isinstance(part, Stored):
            yield part
        for child in children(part, leave_out=("older",)):
            yield from _files(child, year)
