"""What a request's body must be before anything is done with it: all of it."""

import io
from email.message import Message
from typing import BinaryIO

CLOSING_SPACE = 64  # what may follow the closing boundary: a line's end and blanks


class CutShort(OSError):
    """The body ended before the length that was announced, or without the boundary that closes its form."""


class WholeBody(io.RawIOBase):
    """A request's body, handed on as it is read. Reading raises CutShort where it turns out not to be whole.

    `length` is what Content-Length announced, in bytes; `content_type` the header, which names the boundary of a
    multipart form. `is_cut` says afterwards whether anything was missing, whoever may have swallowed the error.
    """

    def __init__(self, stream: BinaryIO, length: int, content_type: str) -> None:
        self._stream, self._left, self.is_cut = stream, length, False
        boundary = _boundary(content_type)
        self._closing = b"--" + boundary + b"--" if boundary else b""
        self._tail = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Return `size` bytes or as many as are left, all of them without a size. Raises CutShort."""
        wanted = self._left if size is None or size < 0 else min(size, self._left)
        return self._seen(self._stream.read(wanted), wanted)

    def readline(self, size: int | None = -1) -> bytes:
        """Return a line of the body. Raises CutShort."""
        return self._seen(self._stream.readline(-1 if size is None else size), min(1, self._left))

    def _seen(self, data: bytes, least: int) -> bytes:
        self._left -= len(data)
        self._tail = (self._tail + data)[-len(self._closing) - CLOSING_SPACE :]
        if len(data) < least or (self._left <= 0 and not self._tail.rstrip(b"\r\n\t ").endswith(self._closing)):
            self.is_cut = True
            raise CutShort
        return data


def _boundary(content_type: str) -> bytes:
    """Return the boundary of a multipart form; nothing for other types and for a header without one."""
    header = Message()
    header["Content-Type"] = content_type
    is_form = header.get_content_type() == "multipart/form-data"
    return (header.get_boundary() or "").encode("latin-1", "replace") if is_form else b""
