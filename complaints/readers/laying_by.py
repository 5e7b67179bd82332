"""What lies by in a case's row for the outside reader, closed under the server's secret."""

from ..models import Case, Channel, Reader
from ..sealing import escrow
from ..sealing.envelopes import CaseKeys
from ..sealing.errors import SealError
from ..sealing.people import digest
from ..server_secret import subkey


def laid_by(keys: CaseKeys, channel: str, outside: Reader | None) -> bytes:
    """Return what lies by: for this outside reader, or for nobody, which nobody without the secret can tell apart."""
    if channel != Channel.CORRUPTION or outside is None:
        return escrow.close_for_nobody(keys, secret=subkey("escrow"))
    return escrow.close(keys, reader=mark_of(outside), public=bytes(outside.public), secret=subkey("escrow"))


def mark_of(reader: Reader) -> int:
    """Return what tells this reader's key of now from those of before, in four bytes."""
    return int.from_bytes(digest(bytes(reader.public), use="laid by")[:4], "big") or 1


def peeled(case: Case) -> tuple[int | None, bytes]:
    """Return by the mark for whose key it lies by (`escrow.NOBODY` for none) and their envelope; None for what does not open."""
    try:
        return escrow.peel(bytes(case.escrow), case.pk, case.rotation, secret=subkey("escrow"))
    except SealError:
        return None, b""
