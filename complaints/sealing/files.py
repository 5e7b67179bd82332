"""Files of any size in constant memory: libsodium's secretstream in 64 KiB chunks.

The last chunk is filled up with zeros, so that only steps of 64 KiB show; the true size
is kept in the sealed description of the file. Each chunk is bound to the file's id.
"""

from collections.abc import Iterator
from typing import BinaryIO
from uuid import UUID

from nacl import bindings as sodium
from nacl import exceptions, utils

from .errors import SealError
from .formats import body_of, stamp

CHUNK = 64 << 10
_OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL


def new_key() -> bytes:
    """A key for one file: 32 random bytes."""
    return utils.random(sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES)


class Writer:
    """Seals what is written to it. Only `close` makes the file whole."""

    def __init__(self, sink: BinaryIO, key: bytes, file: UUID):
        self._sink, self._associated = sink, file.bytes
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        self._waiting = bytearray()
        self.size = 0
        sink.write(stamp(sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)))

    def write(self, data: bytes) -> None:
        """Take more plain bytes; at most one chunk of them waits in memory."""
        self.size += len(data)
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._push(bytes(self._waiting[:CHUNK]), _MESSAGE)
            del self._waiting[:CHUNK]

    def close(self) -> int:
        """Write the last chunk and return the plain size in bytes."""
        self._push(bytes(self._waiting).ljust(CHUNK, b"\0"), _FINAL)
        self._waiting.clear()
        return self.size

    def _push(self, chunk: bytes, tag: int) -> None:
        self._sink.write(sodium.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, self._associated, tag))


def read(source: BinaryIO, key: bytes, file: UUID, size: int) -> Iterator[bytes]:
    """The plain bytes of a sealed file, chunk by chunk, `size` of them in all.

    Raises SealError at the first chunk that was altered, moved or cut off, and when
    anything follows the last chunk.
    """
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    header = body_of(source.read(1 + _HEADER))
    left, tag = size, _MESSAGE
    try:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
        while tag != _FINAL:
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
                state, source.read(CHUNK + _OVERHEAD), file.bytes
            )
            _check_size(left, tag)
            yield chunk[:left]
            left -= min(left, len(chunk))
    except (exceptions.CryptoError, ValueError) as error:
        raise SealError("the file does not open") from error
    if source.read(1):
        raise SealError("something follows the end of the file")


def _check_size(left: int, tag: int) -> None:
    if (left <= CHUNK) != (tag == _FINAL):
        raise SealError("the file ends too early or too late")
