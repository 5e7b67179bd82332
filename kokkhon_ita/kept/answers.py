"""Writes the head of an answer as gunicorn does, but checks a header that it has checked before no second time."""

import time
from collections.abc import Iterable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from gunicorn import SERVER
from gunicorn.http.wsgi import Response
from gunicorn.util import http_date

MOST_REMEMBERED = 4000

_lines: dict[tuple[str, str], bytes] = {}


def whole(status: str, headers: list[tuple[str, str]], body: Iterable[bytes]) -> bytes:
    """Return an answer to HTTP/1.1 after which the connection stays open; the headers tell the length of a body."""
    lines = [_lines.get(pair) or _checked(pair) for pair in headers]
    return b"".join((_first(status, int(time.time())), *lines, b"\r\n", *body))


@lru_cache(maxsize=8)
def _first(status: str, second: int) -> bytes:
    told = f"HTTP/1.1 {status}", f"Server: {SERVER}", f"Date: {http_date(second)}", "Connection: keep-alive", ""
    return "\r\n".join(told).encode("latin-1")


def _checked(pair: tuple[str, str]) -> bytes:
    """Return the line of a header; gunicorn raises for one that may not be sent and passes over what is its own to tell."""
    response: Any = Response(SimpleNamespace(), None, None)
    response.process_headers([pair])
    line = "".join(f"{name}: {value}\r\n" for name, value in response.headers).encode("latin-1")
    if len(_lines) >= MOST_REMEMBERED:
        _lines.clear()
    _lines[pair] = line
    return line
