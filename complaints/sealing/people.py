"""Key pairs of people, and their private halves locked by something a person knows."""

from nacl import utils
from nacl.encoding import RawEncoder
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox

from . import stretching
from .formats import body_of, stamp
from .stretching import Cost
from .texts import seal_exactly, unseal_exactly

_HEAD = 8 + stretching.SALT_BYTES


def new_private() -> bytes:
    """A new X25519 private key: 32 bytes."""
    return bytes(PrivateKey.generate())


def public_of(private: bytes) -> bytes:
    """The public half: 32 bytes."""
    return bytes(PrivateKey(private).public_key)


def box_for(public: bytes) -> SealedBox:
    """What seals to a person."""
    return SealedBox(PublicKey(public))


def box_of(private: bytes) -> SealedBox:
    """What opens for a person; making it costs more than one opening, so keep it."""
    return SealedBox(PrivateKey(private))


def digest(data: bytes, *, use: str, key: bytes = b"") -> bytes:
    """BLAKE2b of 32 bytes, separate for each `use` (at most 16 letters), keyed if a key is given."""
    return blake2b(data, digest_size=32, key=key, person=use.encode("ascii"), encoder=RawEncoder)


def lock(private: bytes, secret: str, *, purpose: str, cost: Cost | None = None) -> bytes:
    """The private key locked by a passphrase or code, its cost and own salt beside it.

    `purpose` says which lock it is ("passphrase", "recovery-code" …) and must be the same to unlock.
    """
    cost = cost or stretching.OFFICER
    salt = utils.random(stretching.SALT_BYTES)
    key = stretching.stretch(secret.encode(), salt=salt, cost=cost)
    return stamp(cost.pack() + salt + seal_exactly(key, private, purpose.encode("ascii")))


def unlock(locked: bytes, secret: str, *, purpose: str) -> bytes:
    """The private key. Raises SealError for another secret, purpose or an altered blob."""
    body = body_of(locked)
    cost, salt = Cost.unpack(body[:8].ljust(8, b"\0")), body[8:_HEAD].ljust(16, b"\0")
    key = stretching.stretch(secret.encode(), salt=salt, cost=cost)
    return unseal_exactly(key, body[_HEAD:], purpose.encode("ascii"))
