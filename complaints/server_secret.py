"""The secret that lies in the environment, never in the database or its backup."""

from binascii import Error, unhexlify

from django.conf import settings

from .sealing.people import digest

SECRET_BYTES = 32


class SecretMissing(Exception):
    """COMPLAINTS_PEPPER is not 64 hexadecimal signs: nothing can be filed or opened."""


def server_secret() -> bytes:
    """Return the 32 bytes of settings.COMPLAINTS_PEPPER. Raises SecretMissing."""
    try:
        value = unhexlify(settings.COMPLAINTS_PEPPER)
    except (Error, ValueError, TypeError) as error:
        raise SecretMissing from error
    if len(value) != SECRET_BYTES:
        raise SecretMissing
    return value


def subkey(use: str) -> bytes:
    """Return the 32 bytes that follow from the secret for one use (at most 16 letters)."""
    return digest(b"", use=use, key=server_secret())


def attest(use: str, *parts: object) -> bytes:
    """Return a seal over `parts` that only somebody with the secret can make.

    It keeps one who can write the database, but not the environment, from adding readers.
    """
    framed = b"".join(len(raw).to_bytes(4, "big") + raw for raw in map(_raw, parts))
    return digest(framed, use=use, key=subkey("attestation"))


def _raw(part: object) -> bytes:
    return bytes(part) if isinstance(part, bytes | memoryview) else str(part).encode()
