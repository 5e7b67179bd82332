"""Texts under a case key: padded, and bound to the one place where they belong."""

import struct
from dataclasses import dataclass
from uuid import UUID

from nacl import bindings, exceptions, utils

from .errors import SealError
from .formats import VERSION, body_of, stamp

_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_LAYOUT = struct.Struct(">16s16sII")
_STEPS = (1 << 10, 1 << 12, 1 << 14, 1 << 16)


@dataclass(frozen=True)
class Binding:
    """Where a sealed text stands. Moved anywhere else, it no longer opens."""

    part: str
    case: UUID
    item: UUID
    rotation: int
    sequence: int

    def associated_data(self) -> bytes:
        """Version, part, case, item, rotation and sequence as unambiguous bytes."""
        part = self.part.encode("ascii")
        ids = _LAYOUT.pack(self.case.bytes, self.item.bytes, self.rotation, self.sequence)
        return bytes([VERSION, len(part)]) + part + ids


def padded_size(size: int) -> int:
    """The length that `size` bytes take: 1, 4, 16 or 64 KiB, then whole multiples of 64 KiB."""
    for step in _STEPS:
        if size < step:
            return step
    return (size // _STEPS[-1] + 1) * _STEPS[-1]


def seal(key: bytes, plain: bytes, binding: Binding, *, least: int = 0) -> bytes:
    """`plain` sealed under a 32-byte key for `binding`; its length shows only in steps, from the step that holds `least` on."""
    padded = bindings.sodium_pad(plain, padded_size(max(len(plain), least)))
    return seal_exactly(key, padded, binding.associated_data())


def unseal(key: bytes, blob: bytes, binding: Binding) -> bytes:
    """The text sealed for `binding`. Raises SealError for any other key, binding or byte."""
    padded = unseal_exactly(key, blob, binding.associated_data())
    return bindings.sodium_unpad(padded, len(padded))


def seal_exactly(key: bytes, plain: bytes, associated: bytes) -> bytes:
    """XChaCha20-Poly1305 with a random nonce and no padding: for things of fixed length."""
    nonce = utils.random(_NONCE)
    return stamp(nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, associated, nonce, key))


def unseal_exactly(key: bytes, blob: bytes, associated: bytes) -> bytes:
    """Reverse of `seal_exactly`. Raises SealError."""
    body = body_of(blob)
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body[_NONCE:], associated, body[:_NONCE], key)
    except (exceptions.CryptoError, ValueError) as error:
        raise SealError("the text does not open") from error
