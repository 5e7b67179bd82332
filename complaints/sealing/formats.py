"""The version byte in front of every blob."""

from .errors import UnknownFormat

VERSION = 1


def stamp(body: bytes) -> bytes:
    """The blob for `body`: the current version byte, then the body."""
    return bytes([VERSION]) + body


def body_of(blob: bytes) -> bytes:
    """The body of a blob. Raises UnknownFormat unless its first byte is a known version."""
    if not blob or blob[0] != VERSION:
        raise UnknownFormat("unknown format version")
    return bytes(blob[1:])
