"""Files that come without a usable name are files all the same: an empty name from a phone's camera, ".", Thai in TIS-620.

Django drops such a part, or takes its bytes for a text field. It has no place of its own to say otherwise, so what it
calls for each part is wrapped here, once, for every multipart form of the site.
"""

import re
from typing import Any

from django.http import multipartparser

from common.thai import to_thai_digits

from . import surplus

_read_part = multipartparser.parse_boundary_stream  # type: ignore[attr-defined]  # not in the stubs
_sanitize = multipartparser.MultiPartParser.sanitize_file_name
_NAMELESS = re.compile(rb'(?i)(^content-disposition:.*?;\s*filename=)("\s*"|(?=\s*(?:;|\r|$)))', re.MULTILINE)
_STAND_IN = b'"."'  # a name of which Django leaves nothing: `_named` gives it another


def install() -> None:
    """Let every form take files without a usable name, as "ไฟล์ที่ ๑" and so on, and say what is too much (`surplus`)."""
    multipartparser.MultiPartParser._parse = surplus.parse  # type: ignore[attr-defined]
    multipartparser.parse_boundary_stream = _part  # type: ignore[attr-defined]
    multipartparser.MultiPartParser.sanitize_file_name = _named  # type: ignore[method-assign, assignment]


def _part(
    stream: multipartparser.LazyStream, max_header_size: int
) -> tuple[str, dict[str, Any], multipartparser.LazyStream]:
    """Return (kind, headers, stream) of one part, its headers mended before Django reads them."""
    begin = _until_content(stream, max_header_size)
    header, blank, content = begin.partition(b"\r\n\r\n")
    if blank:
        header = _in_utf8(header)
        header = _NAMELESS.sub(rb"\1" + _STAND_IN, header) if content else header
    stream.unget(header + blank + content)
    kind, headers, content_stream = _read_part(stream, max_header_size)
    return kind, headers, surplus.reading().take(kind, headers, content_stream)


def _until_content(stream: multipartparser.LazyStream, most: int) -> bytes:
    """Return the beginning of a part up to some of its content, or all of the part when it is shorter."""
    begin = b""
    while len(begin) < most and b"\r\n\r\n" not in begin[:-4]:
        piece = stream.read(1024)
        begin += piece
        if not piece:
            break
    return begin


def _in_utf8(header: bytes) -> bytes:
    """Return headers in UTF-8; what is not is read as Thai of older systems, and what is not that either is lost."""
    try:
        header.decode()
    except UnicodeDecodeError:
        return header.decode("cp874", "replace").encode()
    return header


def _named(parser: Any, file_name: str) -> str:
    """Return the name of a file without its path, or its place in the form when nothing of the name can be used."""
    name = (_sanitize(parser, file_name) or "").strip()
    if name.strip(".\ufffd"):
        return name
    parser.nameless = getattr(parser, "nameless", 0) + 1
    return f"ไฟล์ที่ {to_thai_digits(parser.nameless)}"
