"""What a receipt code opens: a locator that finds the case, and the reporter's own key pair."""

from dataclasses import dataclass, field
from uuid import UUID

from . import stretching
from .people import digest
from .texts import seal_exactly, unseal_exactly


@dataclass(frozen=True)
class Claim:
    """What follows from one receipt code. Neither half tells the other."""

    locator: bytes
    wrapping: bytes = field(repr=False)

    def wrap(self, private: bytes, case: UUID) -> bytes:
        """The reporter's private key of this case, for the receipt code alone."""
        return seal_exactly(self.wrapping, private, b"reporter" + case.bytes)

    def unwrap(self, blob: bytes, case: UUID) -> bytes:
        """The reporter's private key. Raises SealError."""
        return unseal_exactly(self.wrapping, blob, b"reporter" + case.bytes)


def claim(code: str, *, salt: bytes, secret: bytes) -> Claim:
    """Stretch a normalised receipt code.

    The salt is the site's, since the code must find its case; the server's secret lies outside the
    database. Raises Busy when no place for stretching came free.
    """
    keyed = digest(code.encode("ascii"), use="receipt", key=secret)
    master = stretching.stretch(keyed, salt=salt, cost=stretching.RECEIPT)
    return Claim(locator=digest(master, use="locator"), wrapping=digest(master, use="wrapping"))
