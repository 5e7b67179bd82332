"""Whose requests may be answered with kept bytes, and under which address they are kept."""

import io
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings

from common import clients
from common.settled import settled

LONGEST = 300
# Files are streamed from the disk and bear their own validators.
FILES = "/documents/"
# How the queries begin of which a view may know some (common.repeating.know_query); strangers make up any other.
QUERIES, LONGEST_QUERY = ("page=", "table=", "year="), 20
METHODS = {"GET", "HEAD"}
# A cookie or a login may belong to staff; the others ask for something else than the page at this path.
NOT_A_READERS = (
    "HTTP_COOKIE",
    "HTTP_AUTHORIZATION",
    "SCRIPT_NAME",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
)


def address(environ: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Return the key under which the answer to this request is kept, None when it must not be.

    Pages may name the host and scheme that they were asked for under. A query is no reason yet: the view says if it knows it.
    """
    get = environ.get
    path = get("PATH_INFO", "")
    if get("REQUEST_METHOD") not in METHODS or path.startswith(private_paths()) or len(path) > LONGEST:
        return None
    for name in NOT_A_READERS:
        if get(name):
            return None
    query = get("QUERY_STRING")
    if query and not (len(query) <= LONGEST_QUERY and query.startswith(QUERIES)):
        return None
    return get("HTTP_HOST"), get("wsgi.url_scheme"), get("HTTP_X_FORWARDED_PROTO"), path, query or ""


def environ_of_nobody(path: str, host: str, scheme: str, proto: str) -> dict[str, Any]:
    """Return the environ with which the site asks itself for a page as readers ask for it; nobody is counted for it."""
    asked = {"REQUEST_METHOD": "GET", "HTTP_HOST": host, "wsgi.url_scheme": scheme, clients.NOBODY: True}
    server = {"SERVER_NAME": host, "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1", "wsgi.input": io.BytesIO()}
    told = {"HTTP_X_FORWARDED_PROTO": proto} if proto else {}
    # As WSGI has it (PEP 3333): the bytes of the path, each as one letter.
    return {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": "", **asked, **server, **told}


@settled
def private_paths() -> tuple[str, ...]:
    """Return how the addresses begin whose answers nobody may keep."""
    return (*settings.VISITORS_COMPLAINT_PATHS, *settings.VISITORS_STAFF_PATHS, FILES)
