"""Kept pages for nginx, which repeats one for a second and puts each reader's address in itself.

Brotli has no checksum, so a mark may stand for the address in the page's last, uncompressed block, as long as what nginx puts
in its place (`sub_filter`) is as long: it fills the address up with spaces. Whoever gets such a page is counted
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
# What deploy/nginx.conf asks for and looks for, as long as the longest address. It fits no version that put the address in otherwise.
MARKED, MARK = "br, marked", "the-address-of-the-reader-is-put-in-by-nginx."


def asks(environ: Mapping[str, Any]) -> bool:
    """Return whether our nginx asks for a page to be left open. Its file empties this header for everything else."""
    return environ.get(ASKED) == MARKED and bool(settings.READERS_LOG)


def answer(page: Page, at: datetime) -> tuple[list[tuple[str, str]], bytes] | None:
    """Return (headers, body) of a page with its address left open, None for one that has no place for it."""
    nobody = Reader({}, "GET", page.path)
    nobody.__dict__["_client_address"] = MARK
    end = holes.fill(page.hole, nobody, at) + page.tail
    body, mark = page.body("br"), MARK.encode()
    if end.count(mark) != 1 or mark in body.head or len(end) > MOST_BYTES_BEHIND:
        return None
    whole = body.finished(end)
    told = ("X-Page", f"{quote(page.path)} {quote(page.title)}")
    of_answer = ("Content-Encoding", "br"), ("Content-Length", str(len(whole)))
    return [*page.headers.items(), *of_answer, ("X-Accel-Expires", "1"), told], whole
