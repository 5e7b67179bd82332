"""Kept pages for nginx, which repeats one for a second and puts each reader's address in itself.

Brotli has no checksum, so the address may stand in the page's last, uncompressed block as an SSI command, as long as
what comes in its place is as long as the block says: nginx fills it up with spaces. Whoever gets such a page is counted
from what nginx tells (visitors.recording.stream), not here.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings

from common import holes
from visitors.recording.reader import Reader

from .encodings import MOST_BYTES_BEHIND
from .page import Page

ASKED = "HTTP_X_LEAVE_OPEN"
SSI = b"<!--#"
# The variable of deploy/nginx.conf, as wide as the longest address.
COMMAND, PLACE = b'<!--#echo var="reader" encoding="none"-->', "x" * 45


def asks(environ: Mapping[str, Any]) -> bool:
    """Return whether our nginx asks for a page to be left open. Its file empties this header for everything else."""
    return environ.get(ASKED) == "br" and bool(settings.READERS_LOG)


def answer(page: Page, at: datetime) -> tuple[list[tuple[str, str]], bytes] | None:
    """Return (headers, body) of a page with its address left open, None for one that has no place for it."""
    nobody = Reader({}, "GET", page.path)
    nobody.__dict__["_client_address"] = PLACE
    end = holes.fill(page.hole, nobody, at) + page.tail
    if end.count(PLACE.encode()) != 1 or len(end) > MOST_BYTES_BEHIND:
        return None
    body = page.body("br")
    if SSI in body.head or SSI in end:
        return None
    whole = body.finished(end).replace(PLACE.encode(), COMMAND)
    told = ("X-Page", f"{quote(page.path)} {quote(page.title)}")
    of_answer = ("Content-Encoding", "br"), ("Content-Length", str(len(whole)))
    return [*page.headers.items(), *of_answer, ("X-Accel-Expires", "1"), told], whole
