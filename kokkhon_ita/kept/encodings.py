"""Compressed pages that can be finished again and again without compressing again.

What stands before the hole is compressed once and ends on a whole byte; what fills the hole, and the few bytes behind
it, follow as they are: as a stored block of deflate (RFC 1951, 3.2.4), as an uncompressed meta-block of Brotli (RFC
7932, 9.2). Text that differs by reader is thus never compressed beside the page.
"""

import re
import struct
import zlib
from functools import lru_cache

import brotli

# What one stored block can hold, in both formats.
MOST_BYTES_BEHIND = 0xFFFF
GZIP_LEVEL, BROTLI_QUALITY = 6, 7
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_STORED, _TRAILER = struct.Struct("<BHH").pack, struct.Struct("<II").pack
_QUALITY = re.compile(r"\s*([\w*.-]+)\s*(?:;\s*q\s*=\s*([0-9.]+)\s*)?", re.IGNORECASE)


class Plain:
    """The bytes as they are. `packed` is what `pack` made of the same head before."""

    name = ""

    def __init__(self, head: bytes, packed: bytes = b"") -> None:
        self.head = packed or self.pack(head)

    @staticmethod
    def pack(head: bytes) -> bytes:
        """Return the head in this encoding, ended on a whole byte."""
        return head

    def finished(self, end: bytes) -> bytes:
        """Return the whole body: the head, then `end`."""
        return self.head + self.rest(end)

    def rest(self, before: bytes, own: bytes = b"", behind: bytes = b"") -> bytes:
        """Return what comes behind the head when the body ends with these three, of which `before` is the same again and again."""
        return b"".join((before, own, behind))


class Gzip(Plain):
    name = "gzip"

    def __init__(self, head: bytes, packed: bytes = b"") -> None:
        super().__init__(head, packed)
        self.crc, self.size = zlib.crc32(head), len(head)
        self._before = b"", self.crc  # what came last, with the checksum up to its end

    @staticmethod
    def pack(head: bytes) -> bytes:
        stream = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        return _GZIP_HEAD + stream.compress(head) + stream.flush(zlib.Z_FULL_FLUSH)

    def rest(self, before: bytes, own: bytes = b"", behind: bytes = b"") -> bytes:
        last, crc = self._before
        if last is not before:
            crc = zlib.crc32(before, self.crc)
            self._before = before, crc
        count = len(before) + len(own) + len(behind)
        crc = zlib.crc32(behind, zlib.crc32(own, crc))
        block, trailer = _STORED(1, count, count ^ 0xFFFF), _TRAILER(crc, (self.size + count) & 0xFFFFFFFF)
        return b"".join((block, before, own, behind, trailer))


class Brotli(Plain):
    name = "br"
    LAST_AND_EMPTY = b"\x03"

    @staticmethod
    def pack(head: bytes) -> bytes:
        stream = brotli.Compressor(mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)
        return stream.process(head) + stream.flush()

    def rest(self, before: bytes, own: bytes = b"", behind: bytes = b"") -> bytes:
        count = len(before) + len(own) + len(behind)
        if not count:
            return self.LAST_AND_EMPTY
        # From the lowest bit on: not the last block, four nibbles of length, length less one, uncompressed.
        block = ((count - 1) << 3 | 1 << 19).to_bytes(3, "little")
        return b"".join((block, before, own, behind, self.LAST_AND_EMPTY))


ENCODINGS = {encoding.name: encoding for encoding in (Plain, Gzip, Brotli)}


@lru_cache(maxsize=64)
def wanted(accept_encoding: str) -> str:
    """Return the name of the encoding to answer with: "br", "gzip" or "", by what an Accept-Encoding header allows.

    A client that refuses all of them gets the page as it is: better than nothing.
    """
    allowed = _allowed(accept_encoding)
    best = max(("br", "gzip"), key=lambda name: _quality(name, allowed))
    quality = _quality(best, allowed)
    return best if quality and quality >= allowed.get("identity", 0) else ""


def allows(name: str, accept_encoding: str) -> bool:
    """Return whether an Accept-Encoding header allows the encoding of that name; "gzip;q=0" does not."""
    return _quality(name, _allowed(accept_encoding)) > 0


def _quality(name: str, allowed: dict[str, float]) -> float:
    return allowed.get(name, allowed.get("*", 0))


def _allowed(accept_encoding: str) -> dict[str, float]:
    """Return name → quality of what is named in the first bytes of the header."""
    parts = map(_QUALITY.fullmatch, accept_encoding[:200].split(","))
    return {part[1].lower(): _number(part[2]) for part in parts if part}


def _number(text: str | None) -> float:
    try:
        return 1 if text is None else float(text)
    except ValueError:
        return 0
