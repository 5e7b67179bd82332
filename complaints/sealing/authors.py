"""Who wrote something: Ed25519 signatures by keys that follow from people's own private keys, so that no lock changes."""

from dataclasses import dataclass, field
from uuid import UUID

from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.signing import SigningKey, VerifyKey

from .errors import SealError
from .people import digest, public_of

OFFICER, REPORTER = "officer-sign", "reporter-sign"


@dataclass(frozen=True)
class Author:
    """Somebody whose private key is open: `public` is its other half in hex, `verify` what their signatures are checked with."""

    public: str
    verify: str
    key: SigningKey = field(repr=False)

    def sign(self, statement: bytes) -> str:
        """Return the signature in hex."""
        return self.key.sign(statement).signature.hex()


def author_of(private: bytes, use: str) -> Author:
    """Return who signs with what follows from this X25519 private key; `use` is OFFICER or REPORTER."""
    key = SigningKey(digest(b"", use=use, key=private))
    return Author(public_of(private).hex(), bytes(key.verify_key).hex(), key)


def check(verify: str, statement: bytes, signature: str) -> None:
    """Raise SealError unless this statement was signed by the holder of the key `verify` (hex)."""
    try:
        VerifyKey(bytes.fromhex(verify)).verify(statement, bytes.fromhex(signature))
    except (CryptoError, ValueError, TypeError) as error:
        raise SealError("the signature does not hold") from error


OWN_ID = 8  # the version of a UUID that says of itself that it is a hash (RFC 9562)


def case_id(verify: str) -> UUID:
    """Return the id of the case whose reporter signs with this key: nobody else can be its reporter."""
    raw = bytearray(blake2b(bytes.fromhex(verify), digest_size=16, person=b"case-id", encoder=RawEncoder))
    raw[6], raw[8] = raw[6] & 0x0F | OWN_ID << 4, raw[8] & 0x3F | 0x80
    return UUID(bytes=bytes(raw))
