"""Parts of files: the Range header of RFC 9110, as far as it serves readers of large PDF files."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.ASCII)
CHUNK = 64 * 1024


def wanted(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | tuple[()] | None:
    """Return (first, last) byte that the request asks for, None for the whole file, () for what can't be satisfied.

    Only one range is understood; a request for several, or one that is no range, gets the whole file, as the RFC
    allows. With If-Range a part is given only when the reader's copy has this very ETag.
    """
    match = ONE_RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if match is None or match[0] == "bytes=-" or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if first:
        start, end = int(first), min(int(last or size), size - 1)
        if last and int(last) < start:
            return None
    else:
        start, end = max(0, size - int(last)), size - 1
    return (start, end) if start <= end else ()


def part(file: BinaryIO, span: tuple[int, int] | tuple[()], size: int) -> HttpResponseBase:
    """Return the 206 response with the bytes of `span` of an open file, which it closes; 416 for ()."""
    if not span:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = span
    response = StreamingHttpResponse(_bytes(file, first, last - first + 1), status=206)
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def _bytes(file: BinaryIO, first: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        while length and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
